using Inspections.Core.Encodings;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>
/// One thing that a bureau writes otherwise than it should, before it is hashed and signed: everything after follows from it.
/// Without a target it only counts what could be changed.
/// </summary>
/// <param name="target">The place, in the order of writing; null changes nothing.</param>
/// <param name="change">What happens there.</param>
internal sealed class Alteration(int? target = null, Func<Json, (string What, Json Value)>? change = null)
{
    private readonly List<string> _names = [];

    /// <summary>What could be changed: kinds of documents and entries in the order of writing.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>What was changed, or null when the bureau never came there.</summary>
    public string? What { get; private set; }

    /// <summary>The value as it is written instead, or null.</summary>
    public Json? Of(string name, Json value)
    {
        _names.Add(name);
        if (_names.Count - 1 != target)
        {
            return null;
        }

        (string what, Json changed) = change!(value);
        What = $"{name}: {what}";
        return changed;
    }

    /// <summary>A file of one JSON value a line.</summary>
    public byte[] OfFile(string name, byte[] file) => Of(name, new Json.List([.. JsonLines.Read(JsonLines.Split(file), j => j)])) switch
    {
        Json.List list => JsonLines.Write(list.Items),
        _ => file,
    };

    /// <summary>The lines of a note's text.</summary>
    public string OfLines(string name, string text) => Of(name, new Json.List([.. text.Split('\n')[..^1].Select(l => new Json.Text(l))])) switch
    {
        Json.List list => string.Concat(list.Items.Select(i => (i as Json.Text)?.Value + "\n")),
        _ => text,
    };

    /// <summary>What can be read, or null: of anything else the bureau goes on from what it meant.</summary>
    public static T? Read<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ProtocolFormatException)
        {
            return null;
        }
    }
}
