namespace Inspections.Worker.Files;

/// <summary>Something the person who asked can put right: what was refused, each with its id, what is wrong, and what to do.</summary>
internal class UserErrorException : RefusedException
{
    /// <summary>What a rule refused.</summary>
    public UserErrorException(Refusal refusal)
        : this([refusal])
    {
    }

    /// <summary>Everything that a rule refused at once; there is something.</summary>
    public UserErrorException(IReadOnlyList<Refusal> refusals, Exception? inner = null)
        : base(refusals[0], inner) =>
        (Refusals, Says) = (refusals, new Text(Join(refusals, Language.Chinese), Join(refusals, Language.English)));

    /// <inheritdoc/>
    public override string Message => $"{Says.Zh}\n{Says.En}";

    /// <summary>What was refused.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>Lines that say more, such as every row that is wrong, for a reader's language.</summary>
    public Func<TextWriter, IEnumerable<string>> Lines { get; init; } = _ => [];

    /// <summary>What is wrong and what to do.</summary>
    public Text Says { get; }

    /// <summary>The first of what was refused.</summary>
    public RefusalKind Kind => Refusals[0].Kind;

    /// <inheritdoc cref="RefusalKind.Id"/>
    public string Id => Kind.Id;

    private static string Join(IReadOnlyList<Refusal> refusals, Language language) => string.Join('\n', refusals.Select(r => r.Whole.In(language)));
}
