using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>
/// Checks of mother, breasts, babies and mood around the visits. Most are clear; some come to amber or not known and are checked again, referred,
/// cleared or forgotten; a few are red and are followed up.
/// </summary>
internal sealed class CheckFamily : ISimulatedFamily
{
    private static readonly (double Hours, string Table, double Chance)[] Rounds =
    [
        (7, "mother", 0.7), (7.2, "baby", 0.7), (52, "mother", 0.6), (52.2, "baby", 0.6), (64, "breast", 0.3), (100, "baby", 0.4), (172, "mother", 0.5), (172.2, "baby", 0.5), (173, "mood", 0.5),
    ];

    public ulong Stream => 6;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        var drafts = new List<SimulatedDraft>();
        foreach (var (hours, table, likely) in Rounds)
        {
            foreach (var baby in table == "baby" ? Enumerable.Range(1, mother.Babies).Select(number => (int?)number) : [null])
            {
                var at = SimulatedFollowUp.Later(mother.BirthAt, hours, hours + 5, chance).AddSeconds(baby ?? 0);
                if (chance.Happens(likely) && at < mother.CareUntil)
                {
                    drafts.AddRange(Check(mother, table, baby, at, chance, story));
                }
            }
        }

        return drafts;
    }

    private static IEnumerable<SimulatedDraft> Check(SimulatedMother mother, string table, int? baby, DateTimeOffset at, SimulatedChance chance, SimulatedStory story)
    {
        var level = chance.Between(0, 1) switch { < 0.02 => TriageLevel.Red, < 0.1 => TriageLevel.Amber, < 0.15 => TriageLevel.NotKnown, _ => TriageLevel.Clear };
        var (draft, assessment) = SimulatedAssessment.Of(mother, table, baby, level, at, chance);
        return
        [
            draft,
            .. level switch
            {
                TriageLevel.Red => SimulatedFollowUp.OfRed("assessment", assessment, at, chance, story),
                TriageLevel.Amber or TriageLevel.NotKnown => Look(mother, table, baby, assessment, at, chance, story),
                TriageLevel.Clear => [],
            },
        ];
    }

    private static IEnumerable<SimulatedDraft> Look(
        SimulatedMother mother, string table, int? baby, Guid assessment, DateTimeOffset at, SimulatedChance chance, SimulatedStory story)
    {
        var again = SimulatedFollowUp.Later(at, 4, 30, chance);
        return chance.Between(0, 1) switch
        {
            < 0.45 => again < mother.CareUntil ? [SimulatedAssessment.Of(mother, table, baby, TriageLevel.Clear, again, chance).Draft] : [],
            < 0.65 => SimulatedFollowUp.Referred("assessment", assessment, "same-day", at, chance, story),
            < 0.75 => [SimulatedFollowUp.Cleared("assessment", assessment, again, chance)],
            _ => [],
        };
    }
}
