import { z } from 'zod';

/** The themes of the guide, in the order in which they are read. */
export const guideThemes = [
  'Role and skills',
  'Lifecycle',
  'Teams',
  'Dependencies',
  'Stakeholders and communication',
  'Risk, decisions and schedule',
  'Metrics and career',
] as const;

/** The screens to which a topic may lead. */
export const guideScreens = [
  'Portfolio',
  'Overview',
  'Roadmap',
  'Dependencies',
  'Stakeholders',
  'Goals',
  'RAID',
  'Reports',
  'Guide',
  'Settings',
] as const;

const idSchema = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/, 'is not words joined by hyphens');
const lineSchema = z.string().min(1, 'is empty').max(200, 'is longer than a line');

/** What stands between the two `---` of a topic's file. */
export const topicHeadSchema = z.strictObject({
  /** Words joined by hyphens; also the name of its file. */
  id: idSchema,
  title: lineSchema,
  theme: z.enum(guideThemes),
  /** Its place within its theme, from 1. */
  order: z.coerce.number().int().min(1),
  /** The state of a program in which the topic helps, as a sentence. */
  when: lineSchema,
  /** Where in the app the reader can act upon it. */
  doItNow: z.strictObject({
    label: lineSchema,
    screen: z.enum(guideScreens),
    /** What that screen is to show: a view, an audience. */
    detail: lineSchema.optional(),
  }),
  /** Ids of the topics to read after it. */
  next: z.array(idSchema).min(1, 'names no topic'),
});

/** One topic of the guide. */
export type Topic = z.infer<typeof topicHeadSchema> & {
  /** Markdown: paragraphs, lists, headings of level 2, emphasis, quotes and links `[words](topic:id)`. */
  readonly body: string;
};

/** Topics as they are read: by theme, then by their order in it. */
export function sortTopics(topics: readonly Topic[]): Topic[] {
  const place = (topic: Topic) => guideThemes.indexOf(topic.theme) * 1_000 + topic.order;
  return [...topics].sort((a, b) => place(a) - place(b));
}
