import { type MessagePort, Worker } from 'node:worker_threads';
import type { ProgramDocument } from '../domain/model/document';
import { receiveDocuments, sendDocument } from './documentMessages';

/** How many rows of a program have dates: what work upon all of them grows with. */
export function countDatedRows({ projects, tasks, milestones }: ProgramDocument): number {
  return projects.length + tasks.length + milestones.length;
}

/** Has a thread of its own do what takes long with a program, which it is handed a piece at a time; one after the other. */
export class DocumentThread<Order, Answer> {
  #last: Promise<unknown> = Promise.resolve();

  /** `file` is the thread's; `task` says in a defect what it does. */
  constructor(
    private readonly turn: () => Promise<void>,
    private readonly file: string,
    private readonly task: string,
  ) {}

  ask(document: ProgramDocument, order: Order): Promise<Answer> {
    const answer = this.#last.then(() => this.#inThread(document, order));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #inThread(document: ProgramDocument, order: Order): Promise<Answer> {
    const worker = new Worker(this.file);
    const answered = new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that ${this.task} ended with ${code}`)));
    });
    // Sending may fail first; then nobody waits for the answer.
    answered.catch(() => undefined);
    try {
      await sendDocument(worker, document, order, this.turn);
      return await answered;
    } finally {
      void worker.terminate();
    }
  }
}

/** What such a thread does: answers each program that it is sent. */
export function answerDocuments<Order, Answer>(
  port: MessagePort,
  toAnswer: (document: ProgramDocument, order: Order) => Answer,
): void {
  port.on(
    'message',
    receiveDocuments<Order>((document, order) => port.postMessage(toAnswer(document, order))),
  );
}
