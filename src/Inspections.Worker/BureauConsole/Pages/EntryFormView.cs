namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The form of one entry of a list, new or to be changed.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="Title">What it does.</param>
/// <param name="Button">What its button says.</param>
/// <param name="Id">Its id, which stays; empty for a new one.</param>
/// <param name="Seen">What tells the entry as it is shown from any other; empty for a new one.</param>
/// <param name="Fields">Its cells.</param>
/// <param name="Faults">What is wrong, by the field; what is wrong with the whole under <see cref="Whole"/>.</param>
/// <param name="AsksCode">True where a code that fails its check digit may be meant so.</param>
/// <param name="IsPublished">True where it is public at once, so that the password may be asked for again.</param>
public sealed record EntryForm(
    string Action, Text Title, Text Button, string Id, string Seen, IReadOnlyList<EntryFormField> Fields, ILookup<string, Text> Faults, bool AsksCode = false, bool IsPublished = false)
{
    /// <summary>The field of what is wrong with the whole.</summary>
    public const string Whole = "whole";

    /// <summary>Nothing is wrong.</summary>
    public static readonly ILookup<string, Text> NoFaults = Array.Empty<(string, Text)>().ToLookup(f => f.Item1, f => f.Item2, StringComparer.Ordinal);
}

/// <summary>A cell of an entry.</summary>
/// <param name="Field">Name of its field.</param>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it says.</param>
/// <param name="Hint">How it is filled in; empty where its name says so.</param>
/// <param name="IsDay">True for a day.</param>
/// <param name="IsLong">True for a text of several lines.</param>
/// <param name="IsRequired">True where it cannot be left empty.</param>
public sealed record EntryFormField(string Field, string Name, string Value, string Hint, bool IsDay, bool IsLong, bool IsRequired);

/// <summary>A page with such a form alone.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Name">What the entry is called, or the list that it is added to.</param>
/// <param name="Form">The form.</param>
public sealed record EntryFormView(ConsoleFrame Frame, string Name, EntryForm Form);
