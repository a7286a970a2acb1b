using System.Collections;
using System.Globalization;

namespace Inspections.Core.Refusals;

/// <summary>Why something is refused, in one case: a kind with its values. Nothing was changed.</summary>
public sealed class Refusal : IEquatable<Refusal>
{
    private readonly IReadOnlyList<object?> _values;

    internal Refusal(RefusalKind kind, IReadOnlyList<object?> values)
    {
        (Kind, _values) = (kind, values);
        Says = In(kind.Says);
        ToDo = In(kind.ToDo);
    }

    /// <summary>Which it is.</summary>
    public RefusalKind Kind { get; }

    /// <inheritdoc cref="RefusalKind.Id"/>
    public string Id => Kind.Id;

    /// <summary>What is wrong.</summary>
    public Text Says { get; }

    /// <summary>What to do.</summary>
    public Text ToDo { get; }

    /// <summary>What is wrong and what to do.</summary>
    public Text Whole => new($"{Says.Zh}。{ToDo.Zh}", $"{Says.En}; {ToDo.En}");

    /// <summary>Another text, such as a command to type, with the names of this refusal's values in braces replaced.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="template"/> is null.</exception>
    public Text In(Text template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return new(Fill(template.Zh, Language.Chinese), Fill(template.En, Language.English));
    }

    /// <summary>True for the same kind with the same values, as people read them.</summary>
    public bool Equals(Refusal? other) => other is not null && Kind.Id == other.Kind.Id && Says == other.Says && ToDo == other.ToDo;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Refusal);

    /// <inheritdoc/>
    public override int GetHashCode() => Says.GetHashCode();

    /// <summary>What is wrong and what to do in both languages, with the id.</summary>
    public override string ToString() => $"{Whole} [{Id}]";

    private string Fill(string template, Language language) => RefusalKind.Fill(template, name =>
        Kind.Names.Index().FirstOrDefault(n => n.Item == name) is { Item: not null } found ? Write(_values[found.Index], language) : $"{{{name}}}");

    private static string Write(object? value, Language language) => value switch
    {
        null => "",
        string text => text,
        Text text => text.In(language),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(language == Language.English ? ", " : "、", list.Cast<object?>().Select(v => Write(v, language))),
        _ => value.ToString() ?? "",
    };
}
