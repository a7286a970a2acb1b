namespace Inspections.Worker.Health;

/// <summary>Something that is wrong now and that somebody must know of.</summary>
/// <param name="Id">Which kind of thing, the same in every version and language.</param>
/// <param name="Subject">What it is about: a draw, a sector, a year, a step, a file; empty when there is one of its kind only.</param>
/// <param name="Says">What is wrong, and what to do. It may be seen by strangers: no days of draws that are not committed to, no names, no secrets.</param>
/// <param name="Since">Since when, by the wall clock.</param>
/// <param name="Refusal">The id of the refusal behind it, by which a front end knows what to type; null where there is none.</param>
internal sealed record Condition(string Id, string Subject, Text Says, DateTimeOffset Since, string? Refusal = null)
{
    /// <summary>The kind and what it is about, for whoever remembers having been told.</summary>
    public string Name => Subject.Length == 0 ? Id : $"{Id} {Subject}";
}

/// <summary>One thing of a kind that is wrong, as the part that looks for the kind reports it.</summary>
internal readonly record struct Finding(string Subject, Text Says, string? Refusal = null);
