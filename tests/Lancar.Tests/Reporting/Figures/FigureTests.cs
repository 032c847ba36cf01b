using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml.Linq;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Expected;
using Lancar.Reporting.Care;
using Lancar.Reporting.Figures;

namespace Lancar.Tests.Reporting.Figures;

public sealed class FigureTests
{
    private static readonly Figure Square = new(20, 10, "A & B", "a <desc>", [new FigureArea([new(5, 2), new(15, 2), new(15, 8), new(5, 8)], FigureInk.Ink)]);

    [Fact]
    public void A_control_character_of_a_foreign_name_does_not_break_the_drawing() =>
        Assert.Equal("Vol ume", XElement.Parse(FigureSvg.Write(Square with { Title = "Vol\vume" }, SvgPlace.Standalone)).Elements().First().Value);

    [Fact]
    public void Svg_is_well_formed_speaks_to_screen_readers_and_needs_no_style()
    {
        foreach (var place in Enum.GetValues<SvgPlace>())
        {
            var svg = XElement.Parse(FigureSvg.Write(Square, place, "f1"));
            XNamespace ns = "http://www.w3.org/2000/svg";
            Assert.Equal("A & B", svg.Element(ns + "title")!.Value);
            Assert.Equal("a <desc>", svg.Element(ns + "desc")!.Value);
            Assert.Equal("f1-title f1-desc", svg.Attribute("aria-labelledby")!.Value);
            Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Attribute("style") is not null || element.Name.LocalName == "style");
        }

        Assert.Contains("var(--ink,#1d2b2a)", FigureSvg.Write(Square, SvgPlace.Page), StringComparison.Ordinal);
        Assert.DoesNotContain("var(", FigureSvg.Write(Square, SvgPlace.Standalone), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Png_has_the_pixels_of_the_drawing(int scale)
    {
        var (width, height, pixel) = Decode(FigurePng.Write(Square, scale));
        Assert.Equal((20 * scale, 10 * scale), (width, height));
        Assert.Equal((0x1d, 0x2b, 0x2a), pixel(10 * scale, 5 * scale));
        Assert.Equal((255, 255, 255), pixel(0, 0));
        Assert.Equal((255, 255, 255), pixel((5 * scale) - 1, 5 * scale));
        Assert.Equal((0x1d, 0x2b, 0x2a), pixel(5 * scale, 5 * scale));
        Assert.Equal((0x1d, 0x2b, 0x2a), pixel((15 * scale) - 1, (8 * scale) - 1));
        Assert.Equal((255, 255, 255), pixel(15 * scale, 5 * scale));
    }

    [Fact]
    public void Half_covered_pixels_are_half_dark_on_every_side_and_along_a_slope()
    {
        var area = new Figure(8, 8, "t", "d", [new FigureArea([new(2.5, 2.5), new(5.5, 2.5), new(5.5, 5.5), new(2.5, 5.5)], FigureInk.Ink)]);
        var (_, _, pixel) = Decode(FigurePng.Write(area, 1));
        var half = (255 + 0x1d) / 2;
        Assert.InRange(pixel(2, 4).Red, half - 1, half + 1);
        Assert.InRange(pixel(5, 4).Red, half - 1, half + 1);
        Assert.InRange(pixel(4, 2).Red, half - 1, half + 1);
        Assert.InRange(pixel(4, 5).Red, half - 1, half + 1);
        Assert.Equal(0x1d, pixel(4, 4).Red);
        var slope = new Figure(8, 4, "t", "d", [new FigureArea([new(0, 0), new(8, 4), new(0, 4)], FigureInk.Ink)]);
        var (_, _, sloped) = Decode(FigurePng.Write(slope, 1));
        // In row 1 the edge runs from x = 2 to x = 4: pixel 2 is three quarters covered, pixel 3 one quarter.
        Assert.InRange(sloped(2, 1).Red, 255 - (0.75 * (255 - 0x1d)) - 1, 255 - (0.75 * (255 - 0x1d)) + 1);
        Assert.InRange(sloped(3, 1).Red, 255 - (0.25 * (255 - 0x1d)) - 1, 255 - (0.25 * (255 - 0x1d)) + 1);
        Assert.Equal(255, sloped(5, 1).Red);
        Assert.Equal(0x1d, sloped(0, 1).Red);
    }

    [Fact]
    public void Letters_dashes_and_discs_are_drawn()
    {
        var figure = new Figure(60, 40, "t", "d",
        [
            new FigureText(new(2, 20), "Héll", 18, FigureAnchor.Start),
            new FigureLine([new(2, 30), new(58, 30)], 2, FigureStroke.Dashed, FigureInk.Ink),
            new FigureDisc(new(50, 12), 5, FigureInk.Ink),
        ]);
        var (_, _, pixel) = Decode(FigurePng.Write(figure, 2));
        var dark = Enumerable.Range(0, 60).Count(x => pixel(x, 30).Red < 100);
        Assert.InRange(dark, 5, 40);
        var row = Enumerable.Range(0, 120).Select(x => pixel(x, 60).Red < 100).ToArray();
        Assert.Contains(true, row);
        Assert.Contains(false, row[10..110]);
        Assert.Equal(0x1d, pixel(100, 24).Red);
        Assert.Equal(255, pixel(100 + 12, 24).Red);
    }

    [Fact]
    public void The_milk_figure_keeps_one_feed_and_one_day_apart_and_says_draft()
    {
        var points = new MilkPoint[] { new(50, 22), new(10, 4) };
        var feed = MilkByHoursFigure.Draw(points, VolumeBasis.PerFeed, ExpectedMilkVolume.Current, Language.Indonesian, FigureSize.Phone);
        Assert.Contains("2 pengukuran. jam 10: 4 ml; jam 50: 22 ml.", feed.Description, StringComparison.Ordinal);
        Assert.Contains("jam 24–48: 5–15 ml", feed.Description, StringComparison.Ordinal);
        Assert.Contains(feed.Shapes.OfType<FigureText>(), text => text.Text.Contains("draf", StringComparison.Ordinal));
        var day = MilkByHoursFigure.Draw(points, VolumeBasis.PerDay, ExpectedMilkVolume.Current, Language.English, FigureSize.Document);
        Assert.Contains("hours 48–72: 98.3–775 g", day.Description, StringComparison.Ordinal);
        Assert.Contains("P41", MilkByHoursFigure.SourceLine(VolumeBasis.PerFeed, ExpectedMilkVolume.Current).English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(96)]
    [InlineData(700)]
    [InlineData(1000)]
    public void The_milk_figure_holds_every_age(double hours)
    {
        var figure = MilkByHoursFigure.Draw([new(hours, 12.5)], VolumeBasis.PerFeed, ExpectedMilkVolume.Current, Language.Indonesian, FigureSize.Phone);
        Assert.All(figure.Shapes.OfType<FigureDisc>(), disc => Assert.InRange(disc.Centre.X, 0, figure.Width));
        Assert.Contains(figure.Shapes.OfType<FigureText>(), text => text.Text == "12,5 ml");
    }

    [Fact]
    public void An_empty_milk_figure_says_so_and_impossible_points_are_the_callers_mistake()
    {
        var empty = MilkByHoursFigure.Draw([], VolumeBasis.PerFeed, ExpectedMilkVolume.Current, Language.Indonesian, FigureSize.Phone);
        Assert.Contains(empty.Shapes.OfType<FigureText>(), text => text.Text == "Belum ada volume tercatat");
        Assert.Throws<ArgumentException>(() => MilkByHoursFigure.Draw([new(-1, 2)], VolumeBasis.PerFeed, ExpectedMilkVolume.Current, Language.English, FigureSize.Phone));
        Assert.Throws<ArgumentException>(() => MilkByHoursFigure.Draw([new(1, double.NaN)], VolumeBasis.PerFeed, ExpectedMilkVolume.Current, Language.English, FigureSize.Phone));
    }

    /// <summary>A reader of the pictures under test: unfiltered 8-bit RGB only.</summary>
    private static (int Width, int Height, Func<int, int, (int Red, int Green, int Blue)> Pixel) Decode(byte[] png)
    {
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        var at = 8;
        while (!png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
        {
            at += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
        }

        using var zlib = new ZLibStream(new MemoryStream(png, at + 8, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at))), CompressionMode.Decompress);
        var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var bytes = raw.ToArray();
        Assert.Equal(height * ((width * 3) + 1), bytes.Length);
        return (width, height, (x, y) =>
        {
            var pixel = (y * ((width * 3) + 1)) + 1 + (x * 3);
            return (bytes[pixel], bytes[pixel + 1], bytes[pixel + 2]);
        });
    }
}
