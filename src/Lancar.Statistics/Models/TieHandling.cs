namespace Lancar.Statistics;

/// <summary>How Cox regression treats events at the same time.</summary>
public enum TieHandling
{
    /// <summary>Efron (1977): those tied leave the risk set one by one on average. The better one, and R's default.</summary>
    Efron,

    /// <summary>Breslow (1974): all tied stay in the risk set; pulls estimates towards 0 with many ties. Default of SPSS, SAS and Stata.</summary>
    Breslow,
}
