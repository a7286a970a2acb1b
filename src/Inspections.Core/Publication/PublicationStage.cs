using System.Text.Json.Serialization;

namespace Inspections.Core.Publication;

/// <summary>What a file relies on: nothing of a stage arrives before everything of the stages before it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PublicationStage>))]
public enum PublicationStage
{
    /// <summary>Commitments, frames, receipts, policies, results: what entries of the ledger speak of.</summary>
    Data = 1,

    /// <summary>The keys by which the ledger is signed.</summary>
    Keys,

    /// <summary>The ledger's entries.</summary>
    Entries,

    /// <summary>The checkpoints so far.</summary>
    Checkpoints,

    /// <summary>The checkpoint in force, which speaks of all that is before it.</summary>
    Checkpoint,

    /// <summary>Pages of the credit feed that never change.</summary>
    FeedPages,

    /// <summary>The feed's newest pages, which point to the others.</summary>
    Feed,

    /// <summary>What pages are made of.</summary>
    Parts,

    /// <summary>Pages for people.</summary>
    Pages,
}
