// Made from the Python declarations by `python -m tests.contract.generate`; not edited by hand.

export interface Column { name: string; type: string; about: string }
export interface Table { name: string; columns: Column[]; rows: unknown[][] }
export type Row = Record<string, any>;
export interface Change { before: Row | null; after: Row | null }
export interface Entry {
  id: number; at: string; actor: string; host: string; case: string; command: string; request: string; reason: string;
  undoes: number | null; changes: Change[];
}

export interface ParticipantsRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Short key used as `by` and `coder` everywhere. */
  key: string;
  /** patient, therapist, observer, supervisor, analyst or other. */
  role: string;
  /** Pseudonym. */
  name: string;
  /** Initials shown where room is short. */
  initials: string;
  /** A remark. */
  note: string;
}

export interface SessionsRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Number of the session, as planned. */
  session: number | null;
  /** ISO date or relative week (W07). */
  date: string;
  /** held, cancelled or missed. */
  state: string;
  /** Where and how it was held. */
  setting: string;
  /** How many turns are transcribed. */
  turns: number | null;
  /** How many words are transcribed. */
  words: number | null;
  /** Last clock time of the transcript, in seconds. */
  duration: number | null;
  /** How many passages are coded. */
  passages: number | null;
  /** File the transcript came from. */
  source: string;
  /** A remark. */
  note: string;
}

export interface TurnsRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Number of the session, as planned. */
  session: number | null;
  /** Number of the turn in its session, from 1. */
  turn: number | null;
  /** Key of the participant. */
  by: string;
  /** Label in the source, verbatim. */
  speaker: string;
  /** Begin, in seconds of the recording. */
  start: number | null;
  /** End, in seconds of the recording. */
  end: number | null;
  /** The words, as corrected last. */
  text: string;
  /** How many words. */
  words: number | null;
  /** Place inside the session [0, 1) or in the interval after it [1, 2). */
  position: number | null;
  /** Where it lies on the one axis: session + position / 2. */
  x: number | null;
  /** 1 as it came in; one more with each correction. */
  version: number | null;
}

export interface RatingsRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Number of the session, as planned. */
  session: number | null;
  /** Date, where the form has one. */
  date: string;
  /** Id of the measure. */
  measure: string;
  /** Scale or subscale of the measure. */
  scale: string;
  /** Key of the participant. */
  by: string;
  /** The rater's role. */
  role: string;
  /** pre, post, mid or between. */
  timing: string;
  /** The score on the measure's own scale. */
  value: number | null;
  /** answered, prorated, missing, not-asked or not-held; never a number. */
  state: string;
  /** Lowest possible value. */
  low: number | null;
  /** Highest possible value. */
  high: number | null;
  /** How many items were answered, where items are known. */
  answered: number | null;
  /** Where it lies on the one axis: session + position / 2. */
  x: number | null;
}

export interface AnnotationsRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Number of the session, as planned. */
  session: number | null;
  /** Number of the turn in its session, from 1. */
  turn: number | null;
  /** First code point of the passage in its turn. */
  start: number | null;
  /** Code point after the last. */
  end: number | null;
  /** The words that were coded. */
  quote: string;
  /** The code. */
  code: string;
  /** First part of the code. */
  family: string;
  /** Key of the coder. */
  coder: string;
  /** certain or doubtful. */
  certainty: string;
  /** placed, or loose after a correction. */
  state: string;
  /** A remark. */
  note: string;
  /** Version of the code's definition that was used. */
  definition: number | null;
}

export interface PassagesRow {
  /** Number of the session, as planned. */
  session: number | null;
  /** Number of the turn in its session, from 1. */
  turn: number | null;
  /** Key of the participant. */
  by: string;
  /** First code point of the passage in its turn. */
  start: number | null;
  /** Code point after the last. */
  end: number | null;
  /** The words. */
  quote: string;
  /** Up to 40 characters before. */
  before: string;
  /** Up to 40 characters after. */
  after: string;
  /** Id of the turn. */
  turn_id: string;
  /** Id of the annotation, where one was asked for. */
  annotation: string;
}

export interface EpisodesRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** rupture, resolution and others. */
  kind: string;
  /** withdrawal, confrontation or mixed. */
  type: string;
  /** withdrawing, deferring or complying. */
  subform: string;
  /** Name of the episode. */
  label: string;
  /** Number of the session, as planned. */
  session: number | null;
  /** Number of the turn in its session, from 1. */
  turn: number | null;
  /** Session in which it ends. */
  end_session: number | null;
  /** Last turn. */
  end_turn: number | null;
  /** An episode without length. */
  marker: boolean;
  /** Which definition of rupture it meets (D1–D5). */
  definition: string;
  /** task, goal, bond. */
  components: string[];
  /** Observers' resolution 1–5 in the last session. */
  resolution: number | null;
  /** Both sides are described or their absence is explained. */
  complete: boolean;
  /** What is still open. */
  missing: string;
  /** A remark. */
  note: string;
  /** Where it lies on the one axis: session + position / 2. */
  x: number | null;
  /** Where it ends on the axis. */
  x2: number | null;
}

export interface ContributionsRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Id of the episode. */
  episode: string;
  /** Key of the participant. */
  by: string;
  /** The contributor's role. */
  role: string;
  /** Number of the session, as planned. */
  session: number | null;
  /** Number of the turn in its session, from 1. */
  turn: number | null;
  /** The words. */
  quote: string;
  /** Why there are no words. */
  reason_absent: string;
  /** conscious, out-of-awareness, undetermined or not-assessed. */
  awareness: string;
  /** A remark. */
  note: string;
}

export interface PerspectivesRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Id of the episode. */
  episode: string;
  /** Name of the episode. */
  label: string;
  /** Key of the participant. */
  by: string;
  /** patient, therapist or observer. */
  role: string;
  /** 0 asked and none reported, 1–5; missing: not asked. */
  intensity: number | null;
  /** How that person put it. */
  words: string;
  /** Where the account comes from. */
  source: string;
}

export interface StagesRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Id of the episode. */
  episode: string;
  /** W1–W4 or C1–C6. */
  stage: string;
  /** Number of the session, as planned. */
  session: number | null;
  /** Number of the turn in its session, from 1. */
  turn: number | null;
  /** A remark. */
  note: string;
}

export interface MemosRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Title. */
  title: string;
  /** Kind of memo. */
  kind: string;
  /** Key of the participant. */
  by: string;
  /** When, as the author dates it. */
  written: string;
  /** The memo. */
  text: string;
  /** Ids of what it is about. */
  about: string[];
  /** Number of the session, as planned. */
  session: number | null;
  /** Form it follows, if any. */
  form: string;
  /** Where it lies on the one axis: session + position / 2. */
  x: number | null;
}

export interface LifeEventsRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** ISO date or relative week. */
  date: string;
  /** What happened. */
  title: string;
  /** A remark. */
  note: string;
  /** Number of the session, as planned. */
  session: number | null;
  /** Where it lies on the one axis: session + position / 2. */
  x: number | null;
}

export interface ConsentRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** What it covers: the case, a session, an excerpt, a rating. */
  about: string;
  /** Key of the participant. */
  by: string;
  /** What may be done. */
  purposes: string[];
  /** Since when. */
  granted: string;
  /** Until when. */
  until: string;
  /** When it was withdrawn. */
  withdrawn: string;
  /** A remark. */
  note: string;
}

export interface CodesRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Codebook it belongs to. */
  codebook: string;
  /** The code. */
  code: string;
  /** Its name. */
  name: string;
  /** First part of the code. */
  family: string;
  /** When to use it. */
  definition: string;
  /** Also this. */
  include: string;
  /** But not this. */
  exclude: string;
  /** Version of the definition. */
  version: number | null;
  /** The key that sets it, if it has one. */
  key: string;
  /** Its place in the codebook. */
  order: number | null;
}

export interface MeasuresRow {
  /** Id. */
  measure: string;
  /** Name. */
  name: string;
  /** Source. */
  citation: string;
  /** Scale. */
  scale: string;
  /** Lowest value. */
  low: number | null;
  /** Highest value. */
  high: number | null;
  /** higher, lower or none is better. */
  direction: string;
  /** mean or sum of items. */
  score: string;
  /** Where the scoring key comes from. */
  key: string;
}

export interface LinksRow {
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** From. */
  source: string;
  /** supports, contradicts, consequence-of and others. */
  type: string;
  /** To. */
  target: string;
  /** A remark. */
  note: string;
}

export interface JournalRow {
  /** Number of the entry. */
  entry: number | null;
  /** When (UTC). */
  at: string;
  /** Who. */
  actor: string;
  /** From where: notebook, command line and others. */
  host: string;
  /** What was done. */
  command: string;
  /** How many records changed. */
  changes: number | null;
  /** In a sentence. */
  what: string;
  /** Why. */
  reason: string;
  /** The entry it takes back. */
  undoes: number | null;
}

export interface TimelineRow {
  /** session, rating, episode, memo, life_event or coded. */
  kind: string;
  /** The record's own id; give it to verbs that change or cite it. */
  id: string;
  /** Number of the session, as planned. */
  session: number | null;
  /** Place inside the session [0, 1) or in the interval after it [1, 2). */
  position: number | null;
  /** Session in which it ends. */
  end_session: number | null;
  /** Place at which it ends. */
  end_position: number | null;
  /** Where it lies on the one axis: session + position / 2. */
  x: number | null;
  /** Where it ends on the axis. */
  x2: number | null;
  /** Key of the participant. */
  by: string;
  /** Role of the participant. */
  role: string;
  /** Name of the participant. */
  name: string;
  /** Measure, for a rating. */
  measure: string;
  /** Scale, for a rating. */
  scale: string;
  /** Timing, for a rating. */
  timing: string;
  /** Value of a rating; number of coded passages; number of turns of a session. */
  value: number | null;
  /** Lowest possible value. */
  low: number | null;
  /** Highest possible value. */
  high: number | null;
  /** Type of an episode, kind of a memo. */
  type: string;
  /** An episode without length. */
  marker: boolean;
  /** Of a session, a rating or an episode. */
  state: string;
  /** Of an episode: observers' 1–5. */
  resolution: number | null;
  /** Its name. */
  label: string;
  /** clock, words or order: how positions inside the session were found. */
  basis: string;
  /** One sentence: what, who, when. */
  says: string;
}

export interface Nouns {
  participants: ParticipantsRow;
  sessions: SessionsRow;
  turns: TurnsRow;
  ratings: RatingsRow;
  annotations: AnnotationsRow;
  passages: PassagesRow;
  episodes: EpisodesRow;
  contributions: ContributionsRow;
  perspectives: PerspectivesRow;
  stages: StagesRow;
  memos: MemosRow;
  life_events: LifeEventsRow;
  consent: ConsentRow;
  codes: CodesRow;
  measures: MeasuresRow;
  links: LinksRow;
  journal: JournalRow;
  timeline: TimelineRow;
}
export type Noun = keyof Nouns;

export type CommandName = 'AddSession' | 'Annotate' | 'Connect' | 'Contribute' | 'CorrectTurn' | 'DropTurn' | 'Equip' | 'GiveConsent' | 'Ingest' | 'InsertTurn' | 'Mark' | 'MergeTurns' | 'MoveTurn' | 'NewCase' | 'PlacePassage' | 'Rate' | 'RecordLifeEvent' | 'Revise' | 'See' | 'SplitTurn' | 'TagStage' | 'Undo' | 'Withdraw' | 'WriteMemo';
export type Command = { command: CommandName; case?: string } & Row;

export interface Questions {
  /** Which study is this, who writes here, and what was its newest entry? */
  about: Record<string, never>;
  /** Which cases are there? */
  cases: Record<string, never>;
  /** A chart by its name, as a Vega-Lite specification. */
  chart: { case: string; chart?: string; session?: number | null; measure?: string; tone?: string };
  /** Everything under a code. */
  coded: { case: string; code: string };
  /** What this person has typed in a case and not yet put on record. */
  drafts: { case: string };
  /** One entry of the journal with its changes, before and after. */
  entry: { entry: number };
  /** Passages that say a phrase. */
  find: { case: string; phrase: string; session?: number | null; by?: string; limit?: number | null };
  /** The codings of one session, each in its place on the one axis. */
  inside: { case: string; session: number };
  /** Who did what, when and why; of one case or of the whole study. */
  journal: { case?: string; last?: number | null };
  /** Passages whose place is uncertain since a correction. */
  loose: { case: string };
  /** A table of a case: ratings, turns, annotations, episodes … */
  noun: { case: string; noun: string; session?: number | null };
  /** What is wrong with the study, in sentences. */
  verify: Record<string, never>;
  /** How one record became what it is: every entry that changed it, oldest first, with before and after. */
  versions: { case: string; ref: string };
}
export type QuestionName = keyof Questions;

export type Verb = 'annotate' | 'code' | 'contribute' | 'correct' | 'draft' | 'link' | 'mark' | 'memo' | 'open_case' | 'place' | 'redo' | 'revise' | 'see' | 'tag' | 'undo' | 'withdraw';
