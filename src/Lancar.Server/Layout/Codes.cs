using System.Text.Json;
using Lancar.Domain.Care.Worklists;
using Lancar.Server.Care.Triage;

namespace Lancar.Server.Layout;

/// <summary>Coded facts of care as words.</summary>
public static class Codes
{
    /// <summary>An enum value as it stands in text keys: kebab case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>What a reason on today's list rests on, in words; empty when the reason says all.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="words">Texts in the reader's language.</param>
    public static string Detail(WorkReason reason, Words words) => (reason.Kind, reason.Detail) switch
    {
        (_, null) => "",
        (WorkReasonKind.ReferralOpen, { } codes) => string.Join(", ", codes.Split(',').Select(code => TriageWords.Of(code, words))),
        (WorkReasonKind.Referred or WorkReasonKind.Deferred, { } signs) => List("sign", signs.Split(','), words),
        (WorkReasonKind.StoppedEarly, { } why) => words["stop." + why],
        (WorkReasonKind.AdverseEffect, { } effects) => List("adverse", effects.Split(','), words),
        (WorkReasonKind.SessionLeftOpen, { } status) => words["status." + status],
        (WorkReasonKind.SessionDue, { } counts) => words.Fill("reason.session-due.detail", ("done", counts.Split('/')[0]), ("asked", counts.Split('/')[1])),
        (WorkReasonKind.NoCareConsent or WorkReasonKind.NoBaseline or WorkReasonKind.NoSession or WorkReasonKind.NotMeasuredSinceSession, { } other) => other,
    };

    /// <summary>Several codes of one kind as words, with commas.</summary>
    /// <param name="kind">First part of the text key.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="words">Texts in the reader's language.</param>
    public static string List(string kind, IEnumerable<string> codes, Words words) =>
        string.Join(", ", codes.Select(code => words[$"{kind}.{code}"]));
}
