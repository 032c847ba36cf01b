namespace Lancar.Statistics;

/// <summary>One study's effect as <see cref="MetaAnalysis"/> takes it. Made by <see cref="EffectMeasures"/>.</summary>
/// <param name="Estimate">The effect, first minus second; of ratios the natural logarithm, first over second.</param>
/// <param name="Variance">Its sampling variance, the squared standard error.</param>
/// <param name="Corrected">True when counts were changed because of a zero cell.</param>
public readonly record struct StudyEffect(double Estimate, double Variance, bool Corrected = false);
