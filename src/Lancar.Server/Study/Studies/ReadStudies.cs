using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Extracts;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Definitions;
using Lancar.Domain.Study.PrePost;
using PrePostOutcome = Lancar.Domain.Study.PrePost.StudyOutcome;
using StudyMeasurement = Lancar.Domain.Study.PrePost.StudyMeasurement;

namespace Lancar.Server.Study.Studies;

/// <summary>A kept study with what it consists of.</summary>
/// <param name="Definition">As kept.</param>
/// <param name="Plan">Its plan.</param>
public sealed record KeptStudy(StudyDefinition Definition, StudyPlan Plan);

/// <summary>Finds the studies an account may see and works out their results from the facts as they are now.</summary>
public sealed class ReadStudies(IStudyStore studies, ReadStudyExtract extract, TimeProvider time)
{
    /// <summary>The studies of the account's site, newest first.</summary>
    public async Task<IReadOnlyList<KeptStudy>> All(Account account, CancellationToken cancellation) =>
    [
        .. (await studies.All(cancellation)).Reverse()
            .Select(definition => new KeptStudy(definition, StudyPlan.Read(definition.Definition)))
            .Where(kept => kept.Plan.SiteId == account.SiteId),
    ];

    /// <summary>One study of the account's site, or null.</summary>
    public async Task<KeptStudy?> Find(Account account, Guid id, CancellationToken cancellation) =>
        await studies.Find(id, cancellation) is { } definition && StudyPlan.Read(definition.Definition) is var plan && plan.SiteId == account.SiteId
            ? new KeptStudy(definition, plan)
            : null;

    /// <summary>The result of a study.</summary>
    /// <returns>The result, or why there is none: too few pairs, or a role that may not see study data.</returns>
    public async Task<Result<PrePostResult>> Analyse(Account account, KeptStudy kept, CancellationToken cancellation)
    {
        var data = kept.Plan switch
        {
            StudyPlan.OverMothers over => await Select(account, kept.Definition.Id, over, cancellation),
            StudyPlan.FromFile file => PrePostData.Create(StudyPlan.Named(file.OutcomeName, file.Unit), file.Pairs, file.Excluded),
            _ => throw new InvalidOperationException($"No analysis for {kept.Plan.GetType().Name}."),
        };
        var (source, sha256) = kept.Plan is StudyPlan.FromFile { FileName: var name, Sha256: var hash } ? (name, hash) : (kept.Definition.Id.ToString(), null);
        return data.Succeeded
            ? PrePostAnalysis.Run(data.Value, new Provenance(source, sha256, time.GetUtcNow(), Version))
            : data.Error;
    }

    /// <summary>Everything a study may know of the account's site: the mothers who consented to research, in codes.</summary>
    /// <returns>The extract, or <c>author.not-allowed</c> when the role may not see study data.</returns>
    public Task<Result<StudyExtract>> Extract(Account account, CancellationToken cancellation) => extract.Handle(account, cancellation);

    private static string Version { get; } = typeof(ReadStudies).Assembly.GetName().Version!.ToString(3);

    private async Task<Result<PrePostData>> Select(Account account, Guid id, StudyPlan.OverMothers plan, CancellationToken cancellation)
    {
        var read = await extract.Handle(account, cancellation);
        if (!read.Succeeded)
        {
            return read.Error;
        }

        var study = new PrePostStudy(id.ToString(), Outcome(plan.Outcome), plan.Before, plan.After)
        {
            FewestGestationalWeeks = plan.FewestGestationalWeeks,
            NeedsSessionBetween = true,
        };
        var mothers = read.Value.Mothers;
        return PairSelection.Select(
            study,
            [.. mothers.Select(mother => new StudyParticipant(
                mother.StudyCode, mother.ResearchConsent, mother.GestationalWeeks, mother.FirstSession is { } first ? [first.Hours] : []))],
            [.. mothers.SelectMany(mother => mother.Measurements.Where(measured => measured.Outcome == plan.Outcome)
                .Select(measured => new StudyMeasurement(mother.StudyCode, measured.HoursSinceBirth.Hours, (double)measured.Value)))],
            read.Value.WithheldCount);
    }

    private static PrePostOutcome Outcome(Domain.Care.Extracts.StudyOutcome outcome) => outcome switch
    {
        Domain.Care.Extracts.StudyOutcome.MilkVolume => PrePostOutcome.MilkVolumeMl(),
        Domain.Care.Extracts.StudyOutcome.MilkScoreRaw => PrePostOutcome.MilkScore(),
        Domain.Care.Extracts.StudyOutcome.MilkScoreProrated => throw new InvalidOperationException("The prorated score has no before/after analysis yet."),
    };
}
