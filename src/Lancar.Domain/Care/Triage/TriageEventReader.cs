using Lancar.Domain.Care.Events;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>Reads the payloads of safety (<c>docs/api/events.md</c>). What is refused here cannot depend on the mother.</summary>
internal static class TriageEventReader
{
    private const int LongestText = 200;

    private static readonly Dictionary<string, ReferralBecause> Because = new(StringComparer.Ordinal)
    {
        ["session"] = ReferralBecause.Session, ["assessment"] = ReferralBecause.Assessment, ["judgement"] = ReferralBecause.Judgement,
    };

    private static readonly Dictionary<string, ClearanceBecause> Clears = new(StringComparer.Ordinal)
    {
        ["session"] = ClearanceBecause.Session, ["assessment"] = ClearanceBecause.Assessment, ["referral"] = ClearanceBecause.Referral,
    };

    private static readonly Dictionary<string, ReferralUrgency> Urgencies = new(StringComparer.Ordinal)
    {
        ["now"] = ReferralUrgency.Now, ["same-day"] = ReferralUrgency.SameDay,
    };

    private static readonly Dictionary<string, HarmSeverity> Severities = new(StringComparer.Ordinal)
    {
        ["mild"] = HarmSeverity.Mild, ["moderate"] = HarmSeverity.Moderate, ["severe"] = HarmSeverity.Severe,
    };

    /// <summary>Reads a payload of one of <see cref="TriageEventType.All"/>.</summary>
    /// <returns>The payload, or the refusal naming the field.</returns>
    /// <exception cref="ArgumentException">The type is none of them.</exception>
    public static Result<CarePayload> Read(string type, FieldReader fields) => type switch
    {
        TriageEventType.AssessmentRecorded => Assessed(fields),
        TriageEventType.ReferralMade => Referred(fields),
        TriageEventType.ReferralClosed => Ended(fields),
        TriageEventType.HarmRecorded => Harmed(fields),
        TriageEventType.ClearanceRecorded => Finish(fields, new TriagePayload.Cleared(fields.Id("clearanceId"), fields.Word("because", Clears), fields.Id("becauseId"))),
        _ => throw new ArgumentException($"{type} is no event of safety.", nameof(type)),
    };

    private static Result<CarePayload> Assessed(FieldReader fields)
    {
        var id = fields.Id("assessmentId");
        var (tableId, version, baby) = (fields.Text("table"), fields.Whole("tableVersion", 1), fields.WholeOrNull("baby"));
        var sent = fields.Object("answers");
        if (fields.Broken is { } where)
        {
            return Error.Of("event.broken", where);
        }

        if (TriageTables.Find(tableId, version) is not { } table)
        {
            return Error.Of("assessment.unknown-table", "payload.table");
        }

        if (baby is <= 0 or > 4 || (baby is not null) != (table.Id == TriageTables.Baby))
        {
            return Error.Of("assessment.which-baby", "payload.baby");
        }

        var answers = new SortedDictionary<string, TriageAnswer>(StringComparer.Ordinal);
        foreach (var member in sent.EnumerateObject())
        {
            var place = "payload.answers." + (member.Name.Length <= 40 ? member.Name : member.Name[..40]);
            if (table.Question(member.Name) is not { } question)
            {
                return Error.Of("assessment.unknown-question", place);
            }

            if (TriageAnswerJson.Of(member.Value) is not { } answer || !answer.Fits(question))
            {
                return Error.Of("assessment.impossible-answer", place);
            }

            answers[question.Id] = answer;
        }

        return new TriagePayload.Assessed(id, table.Id, table.Version, (int?)baby, answers);
    }

    private static Result<CarePayload> Referred(FieldReader fields)
    {
        var (id, because, becauseId) = (fields.Id("referralId"), fields.Word("because", Because), fields.IdOrNull("becauseId"));
        var read = Finish(fields, new TriagePayload.Referred(id, because, becauseId, fields.Word("urgency", Urgencies), fields.TextOrNull("to", LongestText)?.Trim(), fields.IdIfAny("observationId")));
        return read.Succeeded && (becauseId is null) != (because == ReferralBecause.Judgement) ? Error.Of("referral.because-unknown", "payload.becauseId") : read;
    }

    private static Result<CarePayload> Ended(FieldReader fields)
    {
        var read = Finish(fields, new TriagePayload.ReferralEnded(fields.Id("referralId"), fields.Text("outcome"), fields.TextOrNull("note", LongestText)?.Trim()));
        return read is { Succeeded: true, Value: TriagePayload.ReferralEnded ended } && ReferralOutcomes.Current.Find(ended.Outcome) is null
            ? Error.Of("referral.unknown-outcome", "payload.outcome") : read;
    }

    private static Result<CarePayload> Harmed(FieldReader fields)
    {
        var read = Finish(fields, new TriagePayload.Harmed(fields.Id("harmId"), fields.Text("kind"), fields.Word("severity", Severities), fields.IdOrNull("sessionId")));
        return read is { Succeeded: true, Value: TriagePayload.Harmed harmed } && HarmKinds.Current.Find(harmed.Kind) is null
            ? Error.Of("harm.unknown-kind", "payload.kind") : read;
    }

    private static Result<CarePayload> Finish(FieldReader fields, CarePayload payload) =>
        fields.Broken is { } where ? Error.Of("event.broken", where) : payload;
}
