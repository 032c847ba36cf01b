using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Study.Definitions;
using Lancar.Server.Accounts;
using Lancar.Server.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Lancar.Server.Demo;

/// <summary>
/// Fills an empty server with made-up people on its first start in demo mode. Every fact goes through <see cref="RecordEvents"/>, the same
/// door phones use, so a demo can hold nothing that care could not have recorded. A second start changes nothing.
/// </summary>
public sealed class DemoData(
    UserManager<SignInUser> users, IAccountStore accounts, IMotherStore mothers, IStudyStore studies, RecordEvents record, TimeProvider time,
    DataFolder data)
{
    private const int Seed = 20261121;

    /// <summary>The site of the demo.</summary>
    public static Guid SiteId { get; } = new("0199d000-0000-7000-8000-00000000de30");

    /// <summary>Makes the demo, unless it is there.</summary>
    /// <param name="cancellation">Stops between two mothers.</param>
    /// <exception cref="StartRefusedException">The database holds accounts of real people.</exception>
    /// <exception cref="InvalidOperationException">A made-up fact was refused.</exception>
    public async Task Create(CancellationToken cancellation)
    {
        var known = await accounts.All(cancellation);
        if (known.Any(account => account.SiteId != SiteId))
        {
            // Known passwords beside real records would be an open door.
            throw new StartRefusedException("pages.greeting.demo-over-real", data.Path);
        }

        if (known.Count == 0 && (await mothers.OfSite(SiteId, cancellation)).Count == 0)
        {
            await Fill(cancellation);
        }
    }

    private async Task Fill(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var chance = new Random(Seed);
        var (midwife, helper) = (new DemoPhone(chance), new DemoPhone(chance));
        var motherIds = DemoMother.All.Select(mother => midwife.NewId(now.AddHours(2 - mother.AgeHours))).ToArray();
        var people = DemoMode.Doors.ToDictionary(door => door.Role, door => new Account(
            midwife.NewId(now), door.UserName, door.DisplayName, door.Role, SiteId, door.Role == Role.Helper ? motherIds[0] : null));
        var story = new DemoStory(chance, now);
        foreach (var (mother, motherId) in DemoMother.All.Zip(motherIds))
        {
            foreach (var (byHelper, at, fact) in story.Of(mother, motherId, midwife, helper))
            {
                var receipts = await record.Handle(people[byHelper ? Role.Helper : Role.Midwife], null, [fact], at.AddSeconds(20), cancellation);
                if (receipts[0].Error is { } refused)
                {
                    throw new InvalidOperationException($"A made-up fact of {mother.Name} was refused: {refused.Code} at {refused.Where}.");
                }
            }
        }

        await studies.Create(DemoStudy.Of(SiteId, midwife.NewId(now), now), cancellation);
        foreach (var account in people.Values)
        {
            var made = await users.CreateAsync(new SignInUser(account), new DemoMode(true).Password);
            if (!made.Succeeded)
            {
                throw new InvalidOperationException($"Demo account {account.UserName}: {string.Join(", ", made.Errors.Select(error => error.Code))}.");
            }
        }
    }
}
