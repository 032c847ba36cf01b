using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Simulation.Families;

namespace Lancar.Domain.Care.Simulation;

/// <summary>A phone that never existed.</summary>
/// <param name="DeviceId">Its installation.</param>
/// <param name="Site">The site it belongs to, from 0.</param>
/// <param name="Role">Midwife or helper.</param>
/// <param name="MotherId">For a helper: the mother who shares with him.</param>
public sealed record SimulatedPhone(Guid DeviceId, int Site, Role Role, Guid? MotherId);

/// <summary>One event as its phone would send it.</summary>
/// <param name="Phone">The phone that made it.</param>
/// <param name="MadeAt">When it was made; a correction is made later than what it is about.</param>
/// <param name="MotherId">The mother it is about.</param>
/// <param name="Type">Its type.</param>
/// <param name="Json">The event as it stands in <c>docs/api/events.md</c>, on one line.</param>
public sealed record SimulatedFact(SimulatedPhone Phone, DateTimeOffset MadeAt, Guid MotherId, string Type, string Json);

/// <summary>
/// Made-up care, for demonstrations, tests and benchmarks: whole event streams of several phones that keep every rule, from a seed and a
/// start alone. All people are called "Ibu Simulasi" with a number. The figures are plausible and prove nothing: milk follows a course over
/// the hours since birth that knows nothing of massage, and how often something is found is no estimate of how often it happens.
/// </summary>
public sealed class SimulatedCare
{
    private SimulatedCare(SimulationPlan plan, IReadOnlyList<SimulatedPhone> phones, IReadOnlyList<SimulatedFact> facts) =>
        (Plan, Phones, Facts) = (plan, phones, facts);

    /// <summary>What was asked for.</summary>
    public SimulationPlan Plan { get; }

    /// <summary>Every phone, the midwives' first.</summary>
    public IReadOnlyList<SimulatedPhone> Phones { get; }

    /// <summary>Every fact in the order made. In this order, or in any that keeps each mother's, every one is accepted.</summary>
    public IReadOnlyList<SimulatedFact> Facts { get; }

    /// <summary>The line that stands before the facts in a file: says that nobody in it exists, and whose phone is whose.</summary>
    public string Heading => new JsonObject
    {
        ["synthetic"] = true,
        ["note"] = "Made by 'lancar simulate'. No real people. Semua data ini buatan.",
        ["mothers"] = Plan.Mothers,
        ["days"] = Plan.Days,
        ["seed"] = Plan.Seed,
        ["start"] = Events.InstantText.Write(Plan.Start),
        ["sites"] = Plan.Sites,
        ["phones"] = new JsonArray([.. Phones.Select(phone => new JsonObject
        {
            ["deviceId"] = phone.DeviceId, ["site"] = phone.Site, ["role"] = phone.Role == Role.Midwife ? "midwife" : "helper", ["motherId"] = phone.MotherId,
        })]),
    }.ToJsonString(SimulatedDraft.Plain);

    /// <summary>Simulates a plan.</summary>
    /// <exception cref="ArgumentException">A number of the plan is out of its range.</exception>
    public static SimulatedCare Of(SimulationPlan plan)
    {
        if (!plan.Fits)
        {
            throw new ArgumentException("A number of the plan is out of range.", nameof(plan));
        }

        var midwives = Enumerable.Range(0, plan.Sites).SelectMany(site => MidwivesOf(plan, site)).ToLookup(phone => phone.Site);
        var helpers = new List<SimulatedPhone>();
        var drafts = new List<(SimulatedPhone Phone, Guid MotherId, SimulatedDraft Draft)>();
        for (var number = 0; number < plan.Mothers; number++)
        {
            var mother = SimulatedMother.Of(plan, number);
            var atSite = midwives[mother.Site].ToList();
            var midwife = atSite[number / plan.Sites % atSite.Count];
            var helper = mother.HasHelper ? new SimulatedPhone(mother.HelperDevice, mother.Site, Role.Helper, mother.Id) : null;
            var told = Told(plan, number, mother);
            drafts.AddRange(told.Select(draft => (draft.ByHelper ? helper! : midwife, mother.Id, draft)));
            if (helper is not null && told.Exists(draft => draft.ByHelper))
            {
                helpers.Add(helper);
            }
        }

        return new(plan, [.. midwives.SelectMany(site => site), .. helpers], InOrder(drafts));
    }

    private static List<SimulatedDraft> Told(SimulationPlan plan, int number, SimulatedMother mother)
    {
        var story = new SimulatedStory();
        foreach (var family in SimulatedFamilies.All)
        {
            story.Told.AddRange(family.Of(mother, SimulatedChance.Of(plan.Seed, number, family.Stream), story).Where(draft => draft.MadeAt <= mother.Until).ToList());
        }

        return story.Told;
    }

    private static IEnumerable<SimulatedPhone> MidwivesOf(SimulationPlan plan, int site)
    {
        var mothers = (plan.Mothers - site + plan.Sites - 1) / plan.Sites;
        return Enumerable.Range(0, Math.Max(1, (mothers + plan.MothersPerMidwife - 1) / plan.MothersPerMidwife)).Select(number =>
            new SimulatedPhone(SimulatedChance.OfMidwife(plan.Seed, site, number).Id(plan.Start), site, Role.Midwife, null));
    }

    private static List<SimulatedFact> InOrder(IEnumerable<(SimulatedPhone Phone, Guid MotherId, SimulatedDraft Draft)> drafts)
    {
        var sequences = new Dictionary<Guid, long>();
        return
        [
            .. drafts.OrderBy(item => item.Draft.MadeAt).Select(item =>
            {
                var sequence = sequences[item.Phone.DeviceId] = sequences.GetValueOrDefault(item.Phone.DeviceId) + 1;
                return new SimulatedFact(item.Phone, item.Draft.MadeAt, item.MotherId, item.Draft.Type, item.Draft.Write(item.Phone.DeviceId, sequence, item.MotherId));
            }),
        ];
    }
}
