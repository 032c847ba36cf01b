namespace Lancar.Reporting.Evidence.ReportedResults;

/// <summary>For whom a report on printed numbers is written.</summary>
public enum CheckAudience
{
    /// <summary>Who wrote the numbers: what does not add up and how to mend it.</summary>
    Author,

    /// <summary>Who supervises the author: where to look, and what to ask.</summary>
    Supervisor,

    /// <summary>Who judges or pools the paper: what cannot be reproduced, what it changes, and the published checklists pre-filled.</summary>
    Reviewer,
}
