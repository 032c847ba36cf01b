namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>What two places of a paper disagree about. The code of the answer is the name in kebab case (<see cref="AgreementCodes"/>).</summary>
public enum AgreementCode
{
    /// <summary>Abstract and methods name different designs.</summary>
    DesignDisagrees,

    /// <summary>One place has a comparison group, another has one group only.</summary>
    GroupsDisagree,

    /// <summary>Abstract, methods and tables have different numbers of people.</summary>
    SampleSizeDisagrees,

    /// <summary>Abstract and the rest of the paper name different tests.</summary>
    TestDisagrees,

    /// <summary>A test for different groups with a design of one group.</summary>
    TestForOtherDesign,

    /// <summary>The abstract measures something else than the results print.</summary>
    OutcomeDisagrees,

    /// <summary>One figure with two units, or a mean and its deviation with different ones.</summary>
    UnitDisagrees,

    /// <summary>A row is named before, its caption after, or the other way round.</summary>
    LabelDisagrees,

    /// <summary>Text and table print different figures for one category.</summary>
    TextTableDisagrees,

    /// <summary>Fewer numbered articles than the text says.</summary>
    ReviewRowsMissing,

    /// <summary>The text calls something the majority that most articles do not have.</summary>
    MajorityDisagrees,

    /// <summary>Cited and not in the list of references.</summary>
    ReferenceMissing,

    /// <summary>In the list of references and never cited.</summary>
    ReferenceUncited,

    /// <summary>A p of the abstract that the results do not print.</summary>
    PDisagrees,

    /// <summary>One p beside two levels of significance.</summary>
    LevelDisagrees,

    /// <summary>A conclusion on cause from a design that cannot show it.</summary>
    CauseBeyondDesign,

    /// <summary>Two doses of one intervention.</summary>
    DoseDisagrees,

    /// <summary>A dose that the methods do not have.</summary>
    DoseNotInMethods,

    /// <summary>An odds ratio and the sentence that puts it into words.</summary>
    RatioDisagrees,

    /// <summary>The order of two group means turns round between before and after.</summary>
    DirectionDisagrees,

    /// <summary>A share of effect that is neither the correlation nor its square.</summary>
    EffectShareDisagrees,
}

/// <summary>The words for codes.</summary>
public static class AgreementCodes
{
    /// <summary>The code as answers write it: <c>design-disagrees</c>.</summary>
    public static string Text(this AgreementCode code) => code switch
    {
        AgreementCode.DesignDisagrees => "design-disagrees",
        AgreementCode.GroupsDisagree => "groups-disagree",
        AgreementCode.SampleSizeDisagrees => "sample-size-disagrees",
        AgreementCode.TestDisagrees => "test-disagrees",
        AgreementCode.TestForOtherDesign => "test-for-other-design",
        AgreementCode.OutcomeDisagrees => "outcome-disagrees",
        AgreementCode.UnitDisagrees => "unit-disagrees",
        AgreementCode.LabelDisagrees => "label-disagrees",
        AgreementCode.TextTableDisagrees => "text-table-disagrees",
        AgreementCode.ReviewRowsMissing => "review-rows-missing",
        AgreementCode.MajorityDisagrees => "majority-disagrees",
        AgreementCode.ReferenceMissing => "reference-missing",
        AgreementCode.ReferenceUncited => "reference-uncited",
        AgreementCode.PDisagrees => "p-disagrees",
        AgreementCode.LevelDisagrees => "level-disagrees",
        AgreementCode.CauseBeyondDesign => "cause-beyond-design",
        AgreementCode.DoseDisagrees => "dose-disagrees",
        AgreementCode.DoseNotInMethods => "dose-not-in-methods",
        AgreementCode.RatioDisagrees => "ratio-disagrees",
        AgreementCode.DirectionDisagrees => "direction-disagrees",
        AgreementCode.EffectShareDisagrees => "effect-share-disagrees",
    };
}
