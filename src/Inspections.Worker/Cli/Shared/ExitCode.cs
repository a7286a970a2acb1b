namespace Inspections.Worker.Cli.Shared;

/// <summary>How a command ends.</summary>
internal static class ExitCode
{
    /// <summary>The work could not be done.</summary>
    public const int Failure = 1;

    /// <summary>Wrong use of the command, or a setting that cannot be used.</summary>
    public const int Usage = 64;

    /// <summary>A file or a site could not be read: nothing is said of what it holds.</summary>
    public const int Unavailable = 69;

    /// <summary>Something went wrong while verifying: an error is no verdict, and 1 would be INVALID.</summary>
    public const int NoVerdict = 70;

    /// <summary>The exit code of what was refused.</summary>
    public static int Of(RefusalNature nature) => nature switch
    {
        RefusalNature.Request => Usage,
        RefusalNature.Unreadable => Unavailable,
        RefusalNature.NoVerdict => NoVerdict,
        _ => Failure,
    };
}
