namespace Lancar.Statistics;

/// <summary>What must hold for a planned size to be right.</summary>
public enum PlanAssumption
{
    /// <summary>The expected effect is the true one. A smaller true effect has less power.</summary>
    EffectAsExpected,

    /// <summary>The spread is the one given. It is best taken from a study of the same measurement; a larger spread has less power.</summary>
    SpreadAsExpected,

    /// <summary>People (or pairs, or clusters) are independent of each other.</summary>
    Independent,

    /// <summary>Values, or differences of pairs, follow a normal law.</summary>
    NormalValues,

    /// <summary>Both arms have the same standard deviation.</summary>
    EqualSpread,

    /// <summary>The two shares are those of the populations the arms are drawn from.</summary>
    SharesAsExpected,

    /// <summary>Both measurements together follow a bivariate normal law.</summary>
    BivariateNormal,

    /// <summary>People of one cluster resemble each other as the intracluster correlation says.</summary>
    IntraclusterCorrelation,

    /// <summary>Hazards are proportional: the hazard ratio is the same at all times.</summary>
    ProportionalHazards,

    /// <summary>Censoring does not depend on how soon the event would have come.</summary>
    UninformativeCensoring,

    /// <summary>Those who are lost are lost by chance; the others are analysed in the arm they were allocated to.</summary>
    LossByChance,

    /// <summary>The approximation by the normal law is good: expected counts of at least about five in every cell, or some tens of events.</summary>
    LargeSample,

    /// <summary>The margin was chosen before the data, from what patients would give up.</summary>
    MarginBeforehand,

    /// <summary>Values have the shape and the rounding that were simulated.</summary>
    ShapeAsSimulated,
}

internal static class PlanAssumptionWords
{
    public static string Of(PlanAssumption assumption) =>
        assumption switch
        {
            PlanAssumption.EffectAsExpected => "the true effect is the expected one; a smaller one has less power",
            PlanAssumption.SpreadAsExpected => "the spread is the one given; a larger one has less power",
            PlanAssumption.Independent => "people are independent of each other",
            PlanAssumption.NormalValues => "values (of pairs: their differences) follow a normal law",
            PlanAssumption.EqualSpread => "both arms have the same standard deviation",
            PlanAssumption.SharesAsExpected => "the shares are those of the populations studied",
            PlanAssumption.BivariateNormal => "both measurements together follow a bivariate normal law",
            PlanAssumption.IntraclusterCorrelation => "people of one cluster resemble each other as the intracluster correlation says, and clusters are independent",
            PlanAssumption.ProportionalHazards => "the hazard ratio is the same at all times",
            PlanAssumption.UninformativeCensoring => "censoring does not depend on how soon the event would have come",
            PlanAssumption.LossByChance => "those who are lost are lost by chance",
            PlanAssumption.LargeSample => "the sample is large enough for the normal law",
            PlanAssumption.MarginBeforehand => "the margin was chosen before the data, from what patients would give up",
            PlanAssumption.ShapeAsSimulated => "values have the shape and the rounding that were simulated",
        };
}
