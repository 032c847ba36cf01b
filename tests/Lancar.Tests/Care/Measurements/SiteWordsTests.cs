using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Care.Measurements;

namespace Lancar.Tests.Care.Measurements;

public sealed class SiteWordsTests
{
    [Fact]
    public void Words_that_fit_are_read() => Assert.Equal("q5", Read(Latch()).Value!.Items[4].Id);

    [Theory]
    [InlineData("unknown instrument", "site-words.unknown-instrument", "instrument")]
    [InlineData("own instrument", "site-words.unknown-instrument", "instrument")]
    [InlineData("other version", "site-words.unknown-instrument", "instrument")]
    [InlineData("no licence", "site-words.licence-missing", "licence")]
    [InlineData("other language", "site-words.broken", "language")]
    [InlineData("item missing", "site-words.items", "items")]
    [InlineData("item twice", "site-words.items", "items")]
    [InlineData("points below", "site-words.items", "items.q2")]
    [InlineData("points above", "site-words.items", "items.q2")]
    [InlineData("points twice", "site-words.items", "items.q2")]
    [InlineData("answer missing", "site-words.items", "items.q2")]
    [InlineData("blank question", "site-words.items", "items.q2")]
    [InlineData("blank answer", "site-words.items", "items.q2")]
    public void What_does_not_fit_is_refused_with_its_place(string change, string code, string where)
    {
        var words = Latch();
        var items = words["items"]!.AsArray();
        switch (change)
        {
            case "unknown instrument": words["instrument"] = "none"; break;
            case "own instrument": words["instrument"] = "knowledge"; break;
            case "other version": words["version"] = 2; break;
            case "no licence": words["licence"] = " "; break;
            case "other language": words["language"] = "fr"; break;
            case "item missing": items.RemoveAt(4); break;
            case "item twice": items[4]!["id"] = "q4"; break;
            case "points below": items[1]!["choices"]![2]!["points"] = -1; break;
            case "points above": items[1]!["choices"]![2]!["points"] = 3; break;
            case "points twice": items[1]!["choices"]![2]!["points"] = 1; break;
            case "answer missing": items[1]!["choices"]!.AsArray().RemoveAt(0); break;
            case "blank question": items[1]!["text"] = ""; break;
            case "blank answer": items[1]!["choices"]![0]!["text"] = ""; break;
        }

        var read = Read(words);
        Assert.Equal((code, where), (read.Error?.Code, read.Error?.Where));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"instrument\":\"latch\",\"version\":1,\"language\":\"id\",\"licence\":\"x\",\"intro\":null,\"items\":null}")]
    [InlineData("{\"instrument\":\"latch\",\"version\":1,\"language\":\"id\",\"licence\":\"x\",\"intro\":null,\"items\":[],\"more\":1}")]
    public void Another_shape_is_broken(string json) => Assert.Equal("site-words.broken", SiteWords.Read(System.Text.Encoding.UTF8.GetBytes(json)).Error?.Code);

    [Theory]
    [InlineData("item")]
    [InlineData("choice")]
    public void A_list_with_nothing_in_a_place_is_broken(string what)
    {
        var words = Latch();
        var list = what == "item" ? words["items"]!.AsArray() : words["items"]![1]!["choices"]!.AsArray();
        list[1] = null;
        var read = Read(words);
        Assert.Equal(("site-words.broken", "items"), (read.Error?.Code, read.Error?.Where));
    }

    private static Lancar.Domain.Kernel.Result<SiteWords> Read(JsonObject words) => SiteWords.Read(JsonSerializer.SerializeToUtf8Bytes(words));

    private static JsonObject Latch() => new()
    {
        ["instrument"] = "latch", ["version"] = 1, ["language"] = "id", ["licence"] = "granted for a test", ["intro"] = null,
        ["items"] = new JsonArray([.. Enumerable.Range(1, 5).Select(number => new JsonObject
        {
            ["id"] = $"q{number}", ["text"] = $"Question {number}",
            ["choices"] = new JsonArray([.. Enumerable.Range(0, 3).Select(points => new JsonObject { ["points"] = points, ["text"] = $"Answer {points}" })]),
        })]),
    };
}
