namespace Lancar.Tests.Reporting.Documents;

/// <summary>A test that needs LibreOffice: fails where it is missing; skipped, and shown as skipped, where it is left out on purpose.</summary>
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    internal const string HowToInstall =
        "LibreOffice or pdftotext is not installed: run 'apt-get install libreoffice-writer poppler-utils', or set LANCAR_SKIP_LIBREOFFICE=1 to leave this test out.";

    public LibreOfficeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("LANCAR_SKIP_LIBREOFFICE") == "1")
        {
            Skip = "LANCAR_SKIP_LIBREOFFICE=1";
        }
    }
}
