import type { z } from 'zod';
import { type ChannelName, channels } from '../contract/channels';
import { findExcess, limitsOf } from '../contract/requestSize';
import { issueToWords } from '../domain/model/issueWords';
import { err, ok, type Result } from '../domain/result';

/** A request as its handler receives it. */
export type ParsedRequest<C extends ChannelName = ChannelName> = z.output<(typeof channels)[C]['request']>;

/** Whether a text names a channel: nothing that objects have by themselves does. */
export function isChannelName(name: unknown): name is ChannelName {
  return typeof name === 'string' && Object.hasOwn(channels, name);
}

/** Reads what a page said; the error is one sentence that names what is wrong. */
export function parseRequest<C extends ChannelName>(
  channel: C,
  payload: unknown,
): Result<ParsedRequest<C>, string> {
  const excess = findExcess(payload, limitsOf(channel));
  if (excess !== null) return err(`${channel}: the request ${excess}.`);
  const parsed = channels[channel].request.safeParse(payload);
  if (parsed.success) return ok(parsed.data as ParsedRequest<C>);
  const issue = parsed.error.issues[0];
  const place = issue && issue.path.length > 0 ? issue.path.join('.') : 'the request';
  return err(`${channel}: ${place} is wrong: ${issueToWords(issue)}.`);
}
