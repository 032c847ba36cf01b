using System.Diagnostics;

namespace Lancar.Tests.Reporting.Documents;

/// <summary>LibreOffice as the reader of what was written.</summary>
internal static class LibreOffice
{
    /// <summary>What LibreOffice prints of a Word file, as one line of words.</summary>
    internal static string Print(byte[] docx)
    {
        Assert.True(File.Exists("/usr/bin/soffice") && File.Exists("/usr/bin/pdftotext"), LibreOfficeFactAttribute.HowToInstall);
        var folder = Directory.CreateTempSubdirectory("lancar-docx-").FullName;
        try
        {
            var file = Path.Combine(folder, "document.docx");
            File.WriteAllBytes(file, docx);
            Run("/usr/bin/soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, file);
            Run("/usr/bin/pdftotext", "-layout", Path.ChangeExtension(file, "pdf"), Path.ChangeExtension(file, "txt"));
            return string.Join(' ', File.ReadAllText(Path.ChangeExtension(file, "txt")).Replace('\u00A0', ' ').Split((char[])[' ', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A Word file in another form (<c>pdf</c>, <c>html</c>, <c>docx</c>), as LibreOffice writes it.</summary>
    internal static byte[] Convert(byte[] docx, string form)
    {
        Assert.True(File.Exists("/usr/bin/soffice"), LibreOfficeFactAttribute.HowToInstall);
        var folder = Directory.CreateTempSubdirectory("lancar-convert-").FullName;
        try
        {
            var file = Path.Combine(folder, "document.docx");
            File.WriteAllBytes(file, docx);
            var written = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
            Run("/usr/bin/soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form, "--outdir", written, file);
            return File.ReadAllBytes(Path.Combine(written, "document." + form));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(120_000), program + " did not end within two minutes");
        Assert.True(process.ExitCode == 0, said.Result);
    }
}
