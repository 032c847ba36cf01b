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
        (WorkReasonKind.ReferralOpen or WorkReasonKind.Referred, { } codes) => string.Join(", ", codes.Split(',').Select(code => TriageWords.Of(code, words))),
        (WorkReasonKind.Alert or WorkReasonKind.CheckOpen, { } codes) => string.Join(", ", codes.Split(',').Select(code => UnansweredWords.Of(code, words))),
        (WorkReasonKind.Deferred, { } signs) => List("sign", signs.Split(','), words),
        (WorkReasonKind.StoppedEarly, { } why) => words["stop." + why],
        (WorkReasonKind.AdverseEffect, { } effects) => List("adverse", effects.Split(','), words),
        (WorkReasonKind.SessionLeftOpen, { } status) => words["status." + status],
        (WorkReasonKind.SessionDue, { } counts) => words.Fill("reason.session-due.detail", ("done", counts.Split('/')[0]), ("asked", counts.Split('/')[1])),
        (WorkReasonKind.NotImproving, { } found) => NoRise(found.Split(';'), words),
        (WorkReasonKind.VisitDue or WorkReasonKind.VisitClosing or WorkReasonKind.VisitOverdue, { } visits) => string.Join(", ", visits.Split(',').Select(visit => Visit(visit, words))),
        (WorkReasonKind.NoCareConsent or WorkReasonKind.NoBaseline or WorkReasonKind.NoSession or WorkReasonKind.NotMeasuredSinceSession, { } other) => other,
    };

    /// <summary>A visit's code in words: <c>KN1:2</c> is the first newborn visit of the second baby.</summary>
    private static string Visit(string visit, Words words) =>
        visit.Split(':') is [var id, var baby] ? words.Fill("reason.visit.baby", ("visit", id), ("baby", baby)) : visit;

    /// <summary><see cref="NotImproving.Coded"/> in words.</summary>
    private static string NoRise(string[] found, Words words) => words.Fill(
        "reason.not-improving." + found[0], ("from", Value(found[1], words)), ("to", Value(found[2], words)), ("fromHours", found[3]), ("toHours", found[4]), ("sessions", found[5]));

    private static string Value(string value, Words words) =>
        double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? words.Number(number, 1) : value;

    /// <summary>Several codes of one kind as words, with commas.</summary>
    /// <param name="kind">First part of the text key.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="words">Texts in the reader's language.</param>
    public static string List(string kind, IEnumerable<string> codes, Words words) =>
        string.Join(", ", codes.Select(code => words[$"{kind}.{code}"]));
}
