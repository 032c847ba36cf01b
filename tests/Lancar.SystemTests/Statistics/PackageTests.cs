using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Lancar.SystemTests.House;

namespace Lancar.SystemTests.Statistics;

/// <summary>The statistics stand alone: packed, the package carries its README, its documentation and one dependency, and a stranger's program runs with it.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lancar-package-").FullName;

    [Fact]
    public void The_package_is_whole_and_a_program_outside_the_house_runs_with_it()
    {
        Run(Repository.Root, "pack", "src/Lancar.Statistics", "-c", "Release", "--no-build", "-o", folder, "-v", "q", "--nologo");
        var package = Assert.Single(Directory.GetFiles(folder, "*.nupkg"));
        using (var archive = ZipFile.OpenRead(package))
        {
            var entries = archive.Entries.Select(entry => entry.FullName).ToArray();
            Assert.Contains("README.md", entries);
            Assert.Contains("lib/net10.0/Lancar.Statistics.xml", entries);
            Assert.Contains("docs/signed-rank.md", entries);
            using var specification = archive.GetEntry("Lancar.Statistics.nuspec")!.Open();
            var dependencies = XDocument.Load(specification).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);
            Assert.Equal(["MathNet.Numerics"], dependencies);
        }

        var program = Directory.CreateDirectory(Path.Combine(folder, "program")).FullName;
        File.WriteAllText(Path.Combine(program, "Program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{folder}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(folder, "packages")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Lancar.Statistics" Version="*" />
              </ItemGroup>
            </Project>
            """);
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "Lancar.Statistics", "README.md"));
        File.WriteAllText(Path.Combine(program, "Program.cs"), readme.Split("```csharp\n")[1].Split("```")[0]);
        Assert.Contains("p = 0.046875", Run(program, "run", "-c", "Release", "-v", "q"), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Run(string where, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = where, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.Result);
        return output;
    }
}
