namespace Lancar.Statistics;

/// <summary>How p-values are adjusted when several are read together.</summary>
public enum PAdjustment
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Each p times their number (Bonferroni; Dunn 1961): any error among all is held, at any dependence.</summary>
    Bonferroni,

    /// <summary>Step-down (Holm 1979): holds the same as Bonferroni and is never larger.</summary>
    Holm,

    /// <summary>Step-up (Benjamini, Hochberg 1995): the expected share of false findings among the findings is held, for independent or positively dependent tests.</summary>
    BenjaminiHochberg,
}
