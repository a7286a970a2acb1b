using Xunit;

namespace Inspections.Worker.Tests.Architecture;

/// <summary>Names are those of the field: none has a word of a story again.</summary>
public sealed class RetiredWordsTests
{
    [Fact]
    public void No_name_in_the_code_has_a_retired_word()
    {
        string[] files = [.. Repository.Sources("src", ".cs", ".razor"), .. Repository.Sources("tests", ".cs")];
        Assert.True(files.Length > 800, $"{files.Length} files");
        string[] found = [.. files.Where(f => Path.GetFileName(f) is not "RetiredWords.cs").SelectMany(f => RetiredWords.In(f, File.ReadAllText(Repository.At(f))))];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Fact]
    public void Each_retired_word_is_found_in_a_name_and_its_replacement_told() => Each.Of(RetiredWords.All, w =>
    {
        string name = $"Late{char.ToUpperInvariant(w.Word[0])}{w.Word[1..]}Count";
        Assert.Equal([$"src/Delivery/X.cs: '{name}' says '{w.Word}': say {w.Instead}"], RetiredWords.In("src/Delivery/X.cs", $"internal int {name} => 1;"));
        Assert.Contains(RetiredWords.In($"tests/Delivery/{name}.cs", ""), f => f.EndsWith(w.Instead, StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("OutboxDispatcher courier = Of(\"a\");", 1)]
    [InlineData("int a = '\"'; var courier = b;", 1)]
    [InlineData("""Say($"{("信使", "courier")}"); var clerk = b;""", 1)]
    [InlineData("public void A_clerk_imports_a_list_and_finds_it() { }", 1)]
    [InlineData("Say(\"the courier\"); // the courier", 0)]
    [InlineData("""Say($"{x} the courier {y}");""", 0)]
    [InlineData("bool a = char.IsAsciiLetter(c) && IsWithin(d);", 0)]
    [InlineData("public void What_an_answer_said_within_a_day_is_kept() { }", 0)]
    [InlineData("var workbook = Handbook.Open();", 0)]
    public void A_text_and_an_ordinary_name_have_none(string code, int found) => Assert.Equal(found, RetiredWords.In("src/A.cs", code).Count());
}
