import type { Screen } from "../screen.ts";
import type { LaterScreen } from "./routes.ts";
import { RegisterMother } from "../mothers/register-mother.ts";
import { MotherCard } from "../mothers/mother-card.ts";
import { RecordConsent } from "../mothers/record-consent.ts";
import { ChooseProtocol } from "../sessions/choose-protocol.ts";
import { SessionFlow } from "../sessions/session-flow.ts";
import { MeasureVolume } from "../measurements/measure-volume.ts";
import { ObserveSigns } from "../measurements/observe-signs.ts";
import { MakePlan } from "../plans/make-plan.ts";
import { RecallMassage } from "../plans/recall-massage.ts";
import { RecordVisit } from "../visits/record-visit.ts";
import { BackupScreen } from "../backup/backup-screen.ts";
import { ContactsScreen } from "../contacts/contacts-screen.ts";
import { MendFact } from "../outbox/mend-fact.ts";
import { MeasureList } from "../measurements/measure-list.ts";
import { Observe } from "../measurements/observe.ts";
import { Observed } from "../measurements/observed.ts";
import { OutboxScreen } from "../outbox/outbox-screen.ts";
import { AssessScreen } from "../triage/assess-screen.ts";
import { AssessmentScreen } from "../triage/assessment-screen.ts";
import { CheckScreen } from "../triage/check-screen.ts";
import { ClearanceScreen } from "../triage/clearance-screen.ts";
import { HarmScreen } from "../triage/harm-screen.ts";
import { OutcomeScreen } from "../triage/outcome-screen.ts";
import { ReferScreen } from "../triage/refer-screen.ts";
import { ReferralScreen } from "../triage/referral-screen.ts";
import { MenuScreen } from "./menu-screen.ts";

/** Every screen but the first. One part of the app for itself: it is fetched once the first screen stands, and kept with the rest for offline. */
export const SCREENS = {
  "register": { tag: "lancar-register", type: RegisterMother },
  "mother": { tag: "lancar-mother", type: MotherCard },
  "consent": { tag: "lancar-consent", type: RecordConsent },
  "massage": { tag: "lancar-choose-protocol", type: ChooseProtocol },
  "session": { tag: "lancar-session", type: SessionFlow },
  "volume": { tag: "lancar-volume", type: MeasureVolume },
  "signs": { tag: "lancar-signs", type: ObserveSigns },
  "check": { tag: "lancar-check", type: CheckScreen },
  "assess": { tag: "lancar-assess", type: AssessScreen },
  "assessment": { tag: "lancar-assessment", type: AssessmentScreen },
  "refer": { tag: "lancar-refer", type: ReferScreen },
  "referral": { tag: "lancar-referral", type: ReferralScreen },
  "outcome": { tag: "lancar-outcome", type: OutcomeScreen },
  "clearance": { tag: "lancar-clearance", type: ClearanceScreen },
  "harm": { tag: "lancar-harm", type: HarmScreen },
  "plan": { tag: "lancar-plan", type: MakePlan },
  "recall": { tag: "lancar-recall", type: RecallMassage },
  "visit": { tag: "lancar-visit", type: RecordVisit },
  "measure": { tag: "lancar-measure", type: MeasureList },
  "observe": { tag: "lancar-observe", type: Observe },
  "observed": { tag: "lancar-observed", type: Observed },
  "outbox": { tag: "lancar-outbox", type: OutboxScreen },
  "contacts": { tag: "lancar-contacts", type: ContactsScreen },
  "backup": { tag: "lancar-backup", type: BackupScreen },
  "mend": { tag: "lancar-mend", type: MendFact },
  "menu": { tag: "lancar-menu", type: MenuScreen },
} as const satisfies Readonly<Record<LaterScreen, { tag: string; type: new () => Screen }>>;

for (const { tag, type } of Object.values(SCREENS)) customElements.define(tag, type);
