namespace Lancar.Statistics;

/// <summary>How the pooled effect is tested and its interval made.</summary>
public enum MetaInference
{
    /// <summary>
    /// Hartung and Knapp (2001), Sidik and Jonkman (2002): Student's t with k − 1 degrees of freedom and a standard error that
    /// follows the observed scatter. With homogeneous effects it may be narrower than <see cref="Wald"/>.
    /// </summary>
    HartungKnapp,

    /// <summary>The same with the factor max(1, q) (Röver, Knapp and Friede 2015): never a smaller standard error than <see cref="Wald"/>.</summary>
    HartungKnappAdHoc,

    /// <summary>Normal law and the standard error √(1 / Σw), which takes τ² as known: too narrow with few studies.</summary>
    Wald,
}
