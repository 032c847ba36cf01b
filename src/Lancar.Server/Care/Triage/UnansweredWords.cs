using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Triage;
using Lancar.Server.Layout;

namespace Lancar.Server.Care.Triage;

/// <summary>What nobody has answered yet in words.</summary>
public static class UnansweredWords
{
    /// <summary>A code of <see cref="Unanswered"/> in words.</summary>
    /// <param name="code">Such as <c>triage.baby.few-feeds:2</c>, <c>open.mother</c> or <c>alert.epds.self-harm</c>.</param>
    /// <param name="words">Texts in the reader's language.</param>
    public static string Of(string code, Words words) => code.Split(':') is [var what, var baby]
        ? words.Fill("reason.of-baby", ("what", One(what, words)), ("baby", baby)) : One(code, words);

    private static string One(string code, Words words) => code.Split('.') switch
    {
        ["open", var table] => words.Fill("reason.open", ("check", words.In(TriageTables.All.Last(each => each.Id == table).Name))),
        ["alert", var instrument, var alert] => words.In(
            InstrumentLibrary.All.Last(each => each.Id == instrument && each.Alerts.Any(one => one.Id == alert)).Alerts.First(one => one.Id == alert).Says),
        _ => TriageWords.Of(code, words),
    };
}
