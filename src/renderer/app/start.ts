import './pagePolicy';
import '../plan/zodWithoutCode';

// Everything else is loaded after the policy is in place: a bundle runs what it shares before its own first line.
void import('./main');
