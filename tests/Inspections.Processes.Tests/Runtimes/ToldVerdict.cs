using System.Text.Json;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>What one verifier says of a published folder.</summary>
/// <param name="Verifier">Which one: <c>library</c>, <c>page</c> or <c>by hand</c>.</param>
/// <param name="Word">VALID, INVALID or INCOMPLETE.</param>
/// <param name="Failing">The failing checks as <c>name draw</c>, or <c>name sector</c> for those of a year.</param>
/// <param name="Json">All that it printed.</param>
internal sealed record ToldVerdict(string Verifier, string Word, IReadOnlySet<string> Failing, JsonElement Json)
{
    /// <summary>The names of the failing checks.</summary>
    public IReadOnlySet<string> FailingNames => Failing.Select(f => f.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The names of the failing checks and the verdict: what all verifiers have to agree on.</summary>
    public string Summary => $"{Word} {string.Join(' ', FailingNames.Order(StringComparer.Ordinal))}".TrimEnd();

    /// <summary>Reads what <c>verify --json</c> prints.</summary>
    public static ToldVerdict Read(string verifier, string printed)
    {
        JsonElement root = JsonDocument.Parse(printed).RootElement;
        var failing = root.GetProperty("checks").EnumerateArray()
            .Where(c => c.GetProperty("outcome").GetString() == "failed")
            .Select(c => $"{c.GetProperty("name").GetString()} {Subject(c)}".TrimEnd());
        return new(verifier, root.GetProperty("verdict").GetString()!, failing.ToHashSet(StringComparer.Ordinal), root);
    }

    public override string ToString() => $"{Verifier}: {Word} {string.Join(", ", Failing.Order(StringComparer.Ordinal))}";

    private static string? Subject(JsonElement check) => Text(check, "draw") ?? Text(check, "sector");

    private static string? Text(JsonElement check, string name) => check.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
