using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Accounts;

/// <summary>Kinds of facts about a mother.</summary>
[Flags]
public enum FactKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Name, birth, parity.</summary>
    Identity = 1,

    /// <summary>Consents.</summary>
    Consents = 2,

    /// <summary>Massage sessions.</summary>
    Sessions = 4,

    /// <summary>Milk volumes.</summary>
    Volumes = 8,

    /// <summary>Scores of the 16 signs.</summary>
    Scores = 16,

    /// <summary>Assessments and harms.</summary>
    Safety = 32,

    /// <summary>Referrals and clearances: what holds massage back.</summary>
    Referrals = 64,

    /// <summary>Observations with instruments: nappies and weights, but moods and scores too.</summary>
    Observations = 128,

    /// <summary>Telephone number and address.</summary>
    Contacts = 256,

    /// <summary>Plans of massage, and massages told of afterwards.</summary>
    Plans = 512,

    /// <summary>Visits after birth.</summary>
    Visits = 1024,

    /// <summary>Everything.</summary>
    All = Identity | Consents | Sessions | Volumes | Scores | Safety | Referrals | Plans | Visits | Contacts | Observations,
}

/// <summary>
/// The role rules, all in one place: who may record what, who may see which mother and which facts. Least sight: a helper never sees
/// scores, assessments, moods or harms, and of a referral only that it is; a student never sees a person, and a helper sees nothing before the mother shares.
/// </summary>
public static class Access
{
    /// <summary>True when this role may record events of this type.</summary>
    public static bool MayRecord(Role role, string eventType) => role switch
    {
        Role.Midwife => true,
        Role.Helper => CareEventType.IsSession(eventType) || eventType is CareEventType.MassageRecalled,
        Role.Mother => CareEventType.IsSession(eventType) || eventType is CareEventType.ConsentRecorded or CareEventType.MilkVolumeMeasured or CareEventType.ContactChanged or CareEventType.MassageRecalled,
        Role.Coordinator or Role.Student => false,
    };

    /// <summary>The facts this role may see of a mother it may see at all.</summary>
    public static FactKinds FactsFor(Role role) => role switch
    {
        Role.Midwife or Role.Coordinator or Role.Mother => FactKinds.All,
        Role.Helper => FactKinds.Identity | FactKinds.Consents | FactKinds.Sessions | FactKinds.Referrals | FactKinds.Plans,
        Role.Student => FactKinds.None,
    };

    /// <summary>True when the account may see this mother: staff their site's, a mother herself, a helper the mother who shares with him now, a student nobody.</summary>
    public static bool MaySee(Account account, MotherRecord mother) => account.Role switch
    {
        Role.Midwife or Role.Coordinator => account.SiteId == mother.SiteId,
        Role.Mother => account.MotherId == mother.MotherId,
        Role.Helper => account.MotherId == mother.MotherId && mother.Consented(ConsentPurpose.ShareWithHelper),
        Role.Student => false,
    };

    /// <summary>True when the role may see pseudonymised study data of its site.</summary>
    public static bool MaySeeStudyData(Role role) => role switch
    {
        Role.Midwife or Role.Coordinator or Role.Student => true,
        Role.Helper or Role.Mother => false,
    };

    /// <summary>The mother as this account may see her: facts it may not see are gone, from the timeline too. Null when it may not see her.</summary>
    public static MotherRecord? Show(Account account, MotherRecord mother)
    {
        if (!MaySee(account, mother))
        {
            return null;
        }

        var facts = FactsFor(account.Role);
        var types = EventTypesFor(account.Role);
        return mother with
        {
            Consents = facts.HasFlag(FactKinds.Consents) ? mother.Consents : [],
            Sessions = facts.HasFlag(FactKinds.Sessions) ? mother.Sessions : [],
            Volumes = facts.HasFlag(FactKinds.Volumes) ? mother.Volumes : [],
            Scores = facts.HasFlag(FactKinds.Scores) ? mother.Scores : [],
            Assessments = facts.HasFlag(FactKinds.Safety) ? mother.Assessments : [],
            Harms = facts.HasFlag(FactKinds.Safety) ? mother.Harms : [],
            Referrals = account.Role == Role.Helper ? [.. mother.Referrals.Select(HelperSight.Of)] : mother.Referrals,
            Plans = account.Role == Role.Helper ? [.. mother.Plans.Select(HelperSight.Of)] : mother.Plans,
            Recalled = facts.HasFlag(FactKinds.Plans) ? mother.Recalled : [],
            Visits = facts.HasFlag(FactKinds.Visits) ? mother.Visits : [],
            LastWordOnCare = account.Role == Role.Helper ? HelperSight.Of(mother.LastWordOnCare) : mother.LastWordOnCare,
            Contacts = facts.HasFlag(FactKinds.Contacts) ? mother.Contacts : [],
            ContactFacts = facts.HasFlag(FactKinds.Contacts) ? mother.ContactFacts : [],
            RegisteredName = facts.HasFlag(FactKinds.Contacts) ? mother.RegisteredName : null,
            Observations = facts.HasFlag(FactKinds.Observations) ? mother.Observations : [],
            Timeline = [.. mother.Timeline.Where(entry => types.Contains(entry.Type))],
        };
    }

    /// <summary>The types of events this role may see.</summary>
    public static IReadOnlyList<string> EventTypesFor(Role role)
    {
        var facts = FactsFor(role);
        return [.. CareEventType.All.Where(type => facts.HasFlag(KindOf(type)))];
    }

    /// <summary>An event as this role may see it: a helper sees the members named for its type alone, and of no event why.</summary>
    /// <exception cref="ArgumentException">The role sees no event of this type.</exception>
    public static StoredEvent Show(Role role, StoredEvent stored) => role switch
    {
        Role.Midwife or Role.Coordinator or Role.Mother => stored,
        Role.Helper => HelperSight.Of(stored),
        Role.Student => throw new ArgumentException("A student is shown no event.", nameof(role)),
    };

    /// <summary>Whose events the account's caseload holds before consent is looked at; null when it has none.</summary>
    public static CaseloadScope? CaseloadOf(Account account) => (account.Role, account.MotherId) switch
    {
        (Role.Midwife or Role.Coordinator, _) => CaseloadScope.OfSite(account.SiteId),
        (Role.Mother or Role.Helper, { } motherId) => CaseloadScope.OfMother(motherId),
        (Role.Mother or Role.Helper, null) => null,
        (Role.Student, _) => null,
    };

    private static FactKinds KindOf(string type) => type switch
    {
        CareEventType.MotherRegistered => FactKinds.Identity,
        CareEventType.MotherLeftCare or CareEventType.MotherReturned => FactKinds.Identity,
        CareEventType.ContactChanged => FactKinds.Contacts,
        CareEventType.ConsentRecorded => FactKinds.Consents,
        CareEventType.MilkVolumeMeasured => FactKinds.Volumes,
        CareEventType.MilkScoreObserved => FactKinds.Scores,
        TriageEventType.AssessmentRecorded or TriageEventType.HarmRecorded => FactKinds.Safety,
        TriageEventType.ReferralMade or TriageEventType.ReferralClosed or TriageEventType.ClearanceRecorded => FactKinds.Referrals,
        CareEventType.PlanMade or CareEventType.PlanEnded or CareEventType.MassageRecalled => FactKinds.Plans,
        CareEventType.VisitRecorded => FactKinds.Visits,
        CareEventType.ObservationRecorded => FactKinds.Observations,
        _ when CareEventType.IsSession(type) => FactKinds.Sessions,
        _ => throw new ArgumentException($"{type} is no event type.", nameof(type)),
    };
}
