using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.BureauConsole;

/// <summary>What somebody asks of the console: by whom, with what, in which language.</summary>
/// <param name="Who">Who is signed in; null on the pages before that.</param>
/// <param name="Path">The path that was asked for, with the values of its parts in <paramref name="Parts"/>.</param>
/// <param name="Parts">The variable parts of the path.</param>
/// <param name="Query">What stands behind the question mark.</param>
/// <param name="Form">What was filled in; nothing where something is only read.</param>
/// <param name="Address">From where.</param>
/// <param name="IsLocal">True when it comes from this machine.</param>
/// <param name="Language">The language of the answer.</param>
internal sealed record ConsoleRequest(
    SignedIn? Who, string Path, IReadOnlyDictionary<string, string> Parts, IReadOnlyDictionary<string, string> Query, ConsoleForm Form, string Address, bool IsLocal, Language Language)
{
    /// <summary>The page of this site on which the form stood; null where that is not known, or it is no page that can be opened.</summary>
    public string? From { get; init; }

    /// <summary>Whom a certificate or a gateway vouches for, by this very connection; null where nobody does.</summary>
    public Presented? Presented { get; init; }

    /// <summary>Why the certificate of this connection is not taken; null where it is, or there is none.</summary>
    public Refusal? PresentedRefused { get; init; }

    /// <summary>What was given to prove who asks.</summary>
    public Proving Proving => new(Form.Find(ConsoleFrame.PasswordField), Form.Find(ConsoleFrame.CodeField), Presented);

    /// <summary>Who is signed in, on a page that only they see.</summary>
    public SignedIn Person => Who ?? throw new InvalidOperationException($"{Path}: nobody is signed in");
}

/// <summary>What was filled in on a page.</summary>
/// <param name="values">The fields.</param>
/// <param name="files">The files that were chosen, each with its field; none that is empty.</param>
internal sealed class ConsoleForm(ILookup<string, string> values, IReadOnlyList<(string Field, FileContent File)>? files = null)
{
    /// <summary>Nothing.</summary>
    public static readonly ConsoleForm Empty = new(Array.Empty<(string, string)>().ToLookup(p => p.Item1, p => p.Item2, StringComparer.Ordinal));

    /// <summary>The first value of a field; empty where there is none.</summary>
    public string this[string name] => values[name].FirstOrDefault("");

    /// <summary>All values of a field.</summary>
    public IReadOnlyList<string> All(string name) => [.. values[name]];

    /// <summary>The names of the fields.</summary>
    public IEnumerable<string> Names => values.Select(v => v.Key);

    /// <summary>Every file that was chosen.</summary>
    public IEnumerable<FileContent> Files() => files?.Select(f => f.File) ?? [];

    /// <summary>The file that was chosen in a field, or null.</summary>
    public FileContent? File(string name) => files?.FirstOrDefault(f => f.Field == name).File;

    /// <summary>All files that were chosen in the fields of a name.</summary>
    public IReadOnlyList<FileContent> Files(string name) => [.. files?.Where(f => f.Field == name).Select(f => f.File) ?? []];

    /// <summary>A value, or null where none was given.</summary>
    public string? Find(string name) => this[name] is { Length: > 0 } value ? value : null;
}
