namespace Inspections.Worker.Files;

/// <summary>
/// Something the person at the keyboard can put right: what is wrong, where, and what to do, in Chinese with English beside it.
/// </summary>
internal sealed class UserErrorException(string chinese, string english, int exitCode = UserErrorException.Failure)
    : Exception($"{chinese}\n{english}")
{
    /// <summary>What a rule refused.</summary>
    public UserErrorException(Refusal refusal)
        : this([refusal])
    {
    }

    /// <summary>Everything that a rule refused at once.</summary>
    public UserErrorException(IReadOnlyList<Refusal> refusals)
        : this(string.Join('\n', refusals.Select(r => r.Whole.Zh)), string.Join('\n', refusals.Select(r => r.Whole.En)), CodeOf(refusals[0].Kind.Nature)) => Refusals = refusals;

    /// <summary>What was refused, with ids.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = [];

    /// <summary>The work could not be done.</summary>
    public const int Failure = 1;

    /// <summary>Wrong use of the command.</summary>
    public const int Usage = 64;

    /// <summary>A file or a site could not be read: nothing is said of what it holds.</summary>
    public const int Unavailable = 69;

    /// <summary>Something went wrong while verifying: an error is no verdict, and 1 would be INVALID.</summary>
    public const int NoVerdict = 70;

    public int ExitCode => exitCode;

    /// <summary>What is wrong and what to do.</summary>
    public string Chinese => chinese;

    /// <inheritdoc cref="Chinese"/>
    public string English => english;

    /// <summary>Which refusal it is, the same in every version and language; null where it has no name of its own yet.</summary>
    public string? Id { get => field ?? (Refusals.Count > 0 ? Refusals[0].Id : null); init; }

    private static int CodeOf(RefusalNature nature) => nature switch
    {
        RefusalNature.Request => Usage,
        RefusalNature.Unreadable => Unavailable,
        RefusalNature.NoVerdict => NoVerdict,
        _ => Failure,
    };
}
