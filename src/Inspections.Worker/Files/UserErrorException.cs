namespace Inspections.Worker.Files;

/// <summary>
/// Something the person at the keyboard can put right: what is wrong, where, and what to do, in Chinese with English beside it.
/// </summary>
internal class UserErrorException : Exception
{
    /// <summary>The work could not be done.</summary>
    public const int Failure = 1;

    /// <summary>Wrong use of the command.</summary>
    public const int Usage = 64;

    /// <summary>A file or a site could not be read: nothing is said of what it holds.</summary>
    public const int Unavailable = 69;

    /// <summary>Something went wrong while verifying: an error is no verdict, and 1 would be INVALID.</summary>
    public const int NoVerdict = 70;

    /// <summary>A message that has no id yet.</summary>
    public UserErrorException(string chinese, string english, int exitCode = Failure)
        : base($"{chinese}\n{english}") => (Chinese, English, ExitCode) = (chinese, english, exitCode);

    /// <summary>What a rule refused.</summary>
    public UserErrorException(Refusal refusal)
        : this([refusal])
    {
    }

    /// <summary>Everything that a rule refused at once; there is something.</summary>
    public UserErrorException(IReadOnlyList<Refusal> refusals, Exception? inner = null)
        : base($"{Join(refusals, Language.Chinese)}\n{Join(refusals, Language.English)}", inner) =>
        (Refusals, Chinese, English, ExitCode) = (refusals, Join(refusals, Language.Chinese), Join(refusals, Language.English), CodeOf(refusals[0].Kind.Nature));

    public int ExitCode { get; }

    /// <summary>What was refused, with ids.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = [];

    /// <summary>Lines that say more, such as every row that is wrong, for a reader's language.</summary>
    public Func<TextWriter, IEnumerable<string>> Lines { get; init; } = _ => [];

    /// <summary>What is wrong and what to do.</summary>
    public string Chinese { get; }

    /// <inheritdoc cref="Chinese"/>
    public string English { get; }

    /// <summary>The first of what was refused.</summary>
    public RefusalKind? Kind => Refusals.Count > 0 ? Refusals[0].Kind : null;

    /// <inheritdoc cref="RefusalKind.Id"/>
    public string Id => Kind?.Id ?? "";

    /// <inheritdoc cref="RefusalKind.Nature"/>
    public RefusalNature Nature => Kind?.Nature ?? RefusalNature.State;

    private static string Join(IReadOnlyList<Refusal> refusals, Language language) => string.Join('\n', refusals.Select(r => r.Whole.In(language)));

    private static int CodeOf(RefusalNature nature) => nature switch
    {
        RefusalNature.Request => Usage,
        RefusalNature.Unreadable => Unavailable,
        RefusalNature.NoVerdict => NoVerdict,
        _ => Failure,
    };
}
