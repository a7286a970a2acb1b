using Inspections.Core.Ledger;

namespace Inspections.Worker.Witnessing.Watching;

/// <summary>What a watch was told.</summary>
internal sealed record WatchOptions
{
    /// <summary>Address or path of the public folder.</summary>
    public required string Place { get; init; }

    /// <summary>The file that remembers what was signed.</summary>
    public required string State { get; init; }

    /// <summary>The folder of the notes.</summary>
    public required string Notes { get; init; }

    /// <summary>The folder of sealed values.</summary>
    public required string Seals { get; init; }

    /// <summary>The bureau's verifier key, known from elsewhere.</summary>
    public VerifierKey? BureauKey { get; init; }

    /// <summary>True to leave values that somebody has to compare with what was seen (dice, lotteries, pulses) to a person.</summary>
    public bool SealedOnly { get; init; }

    /// <summary>Time between two looks: a commitment must be signed a day before its draw, so minutes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Time after which a folder that seems shorter or broken is looked at again before anybody is alarmed: a cache may have answered.</summary>
    public TimeSpan Confirmation { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where it is written what the watch found.</summary>
    public string Record => State + ".watch";

    /// <summary>Where it is written up to when a person has seen the alarms.</summary>
    public string Seen => State + ".seen";

    /// <summary>Where what was published is kept when history changed.</summary>
    public string Evidence => State + ".evidence";
}
