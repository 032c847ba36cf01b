using Lancar.Domain.Care.Extracts;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Definitions;
using Lancar.Domain.Study.PrePost;
using Lancar.Server.Study.Studies;

namespace Lancar.Server.Demo;

/// <summary>The one study of the demo: milk volume on day 1 against day 3, over its made-up mothers.</summary>
internal static class DemoStudy
{
    private const int DayHours = 24;

    /// <summary>The study as kept.</summary>
    public static StudyDefinition Of(Guid siteId, Guid id, DateTimeOffset now) => new(
        id,
        Texts.Get(Language.Indonesian, "pages.demo.study"),
        new StudyPlan.OverMothers
        {
            SiteId = siteId,
            Outcome = Domain.Care.Extracts.StudyOutcome.MilkVolume,
            Before = new HoursWindow(0, DayHours),
            After = new HoursWindow(2 * DayHours, 3 * DayHours),
            FewestGestationalWeeks = 37,
        }.Write(),
        now);
}
