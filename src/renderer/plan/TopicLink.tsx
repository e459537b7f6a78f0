import { BookOpen } from 'lucide-react';
import { Button } from '../ui/Button';
import { guideTopics, openTopic } from './guideTopics';

/** "Read: …": what teaches what stands here, where nothing does yet. */
export function TopicLink({ topicId }: { readonly topicId: string }) {
  const topic = guideTopics().get(topicId);
  if (!topic) return null;
  return (
    <Button
      size="small"
      variant="quiet"
      icon={<BookOpen aria-hidden />}
      onPress={() => openTopic(topic.id)}
    >{`Read: ${topic.title}`}</Button>
  );
}
