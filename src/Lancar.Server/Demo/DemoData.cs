using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Study.Definitions;
using Lancar.Server.Accounts;
using Lancar.Server.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Lancar.Server.Demo;

/// <summary>
/// Shows made-up people in demo mode. Every fact goes through <see cref="RecordEvents"/>, the same door phones use, so a demo can hold
/// nothing that care could not have recorded. A start that was interrupted is taken up where it ended; a demo whose youngest babies have
/// grown old gets new mothers beside the old ones; any other start changes nothing.
/// </summary>
public sealed class DemoData(
    UserManager<SignInUser> users, IAccountStore accounts, IMotherStore mothers, IStudyStore studies, RecordEvents record, TimeProvider time,
    DataFolder data)
{
    /// <summary>How old an intake gets before the next one: the youngest baby of the demo is always in its first days.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromDays(3);

    /// <summary>The site of the demo.</summary>
    public static Guid SiteId { get; } = new("0199d000-0000-7000-8000-00000000de30");

    /// <summary>Makes the demo, or what is missing of it.</summary>
    /// <param name="cancellation">Stops between two facts; the next start goes on from there.</param>
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

        var now = time.GetUtcNow();
        var newest = DemoIntake.Newest((await mothers.OfSite(SiteId, cancellation)).Select(mother => mother.MotherId));
        if (newest is null || !IsWhole(newest, known))
        {
            await Fill(newest ?? new DemoIntake(0, now), known, cancellation);
        }
        else if (now - newest.Made > FreshFor)
        {
            await Fill(new DemoIntake(newest.Number + 1, now), known, cancellation);
        }
    }

    /// <summary>The accounts come last, and the husband's is linked last of all: with him, everything is there.</summary>
    private static bool IsWhole(DemoIntake intake, IReadOnlyList<Account> known) =>
        DemoMode.Doors.All(door => known.Any(account => account.UserName == door.UserName))
        && known.Any(account => account.Role == Role.Helper && account.MotherId == intake.MotherIds[0]);

    private async Task Fill(DemoIntake intake, IReadOnlyList<Account> known, CancellationToken cancellation)
    {
        var people = DemoMode.Doors.ToDictionary(door => door.Role, door => Person(door, intake.Midwife.NewId(intake.Made), intake, known));
        var story = new DemoStory(intake.Chance, intake.Made, intake.Number);
        foreach (var (mother, motherId) in DemoMother.All.Zip(intake.MotherIds))
        {
            foreach (var (byHelper, at, fact) in story.Of(mother, motherId, intake.Midwife, intake.Helper))
            {
                var receipts = await record.Handle(people[byHelper ? Role.Helper : Role.Midwife], null, [fact], at.AddSeconds(20), cancellation);
                if (receipts[0].Error is { } refused)
                {
                    throw new InvalidOperationException($"A made-up fact of {mother.Name} was refused: {refused.Code} at {refused.Where}.");
                }
            }
        }

        var study = DemoStudy.Of(SiteId, intake.Midwife.NewId(intake.Made), intake.Made);
        if (intake.Number == 0 && await studies.Find(study.Id, cancellation) is null)
        {
            await studies.Create(study, cancellation);
        }

        foreach (var account in people.Values.OrderBy(account => account.Role == Role.Helper))
        {
            await Keep(account, cancellation);
        }
    }

    /// <summary>Who walks in through a door: the account that is there already, or a new one. The husband belongs to the intake's first mother.</summary>
    private static Account Person(DemoDoor door, Guid newId, DemoIntake intake, IReadOnlyList<Account> known) =>
        (known.FirstOrDefault(account => account.UserName == door.UserName) ?? new Account(newId, door.UserName, door.DisplayName, door.Role, SiteId, null))
        with { MotherId = door.Role == Role.Helper ? intake.MotherIds[0] : null };

    private async Task Keep(Account account, CancellationToken cancellation)
    {
        if (await accounts.Find(account.Id, cancellation) is { } kept)
        {
            if (kept.Account != account && !await accounts.Update(kept with { Account = account }, cancellation))
            {
                throw new InvalidOperationException($"Demo account {account.UserName} was changed by somebody else meanwhile.");
            }

            return;
        }

        var made = await users.CreateAsync(new SignInUser(account), new DemoMode(true).Password);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException($"Demo account {account.UserName}: {string.Join(", ", made.Errors.Select(error => error.Code))}.");
        }
    }
}
