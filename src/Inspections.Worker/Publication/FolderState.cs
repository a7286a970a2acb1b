using Inspections.Core.Encodings;
using Inspections.Worker.Files.Published;
using Inspections.Worker.Publication.Pages;

namespace Inspections.Worker.Publication;

/// <summary>
/// What a publisher knows of a folder that it left, so that the next publication looks at what is new and at nothing else. It holds
/// while the folder has the mark that was left there: after a restart, in another folder, or when somebody else wrote, there is none.
/// </summary>
internal sealed class FolderState
{
    /// <summary>The mark in the folder.</summary>
    public required string Mark { get; set; }

    /// <summary>The changes of the database that were seen.</summary>
    public required long Change { get; set; }

    /// <summary>The entries in the folder's ledger.</summary>
    public required int Entries { get; set; }

    /// <summary>The size of the last signed head; 0 before the first.</summary>
    public required long HeadSize { get; set; }

    /// <summary>The last signed head; null before the first.</summary>
    public required byte[]? Head { get; set; }

    /// <summary>The records in the feed.</summary>
    public required long Records { get; set; }

    /// <summary>Every file with its length.</summary>
    public required Dictionary<string, long> Files { get; init; }

    /// <summary>The documents, by path.</summary>
    public required FileList Documents { get; init; }

    /// <summary>The pages.</summary>
    public required PageWriter Pages { get; init; }

    /// <summary>What the pages say.</summary>
    public required PublicRecord Record { get; set; }

    /// <summary>What else they were made from.</summary>
    public required Digest Inputs { get; set; }

    /// <summary>The folder as a whole publication left it.</summary>
    /// <param name="contents">What the database said.</param>
    /// <param name="mark">The mark that was left.</param>
    /// <param name="change">The changes of the database that were seen.</param>
    /// <param name="files">Every file with its length.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="pages">The pages.</param>
    public static FolderState Of(FolderContents contents, string mark, long change, Dictionary<string, long> files, FileList documents, PageWriter pages) => new()
    {
        Mark = mark,
        Change = change,
        Entries = contents.Ledger.Size,
        HeadSize = contents.Checkpoints is [.., (var size, _)] ? size : 0,
        Head = contents.Checkpoint,
        Records = contents.Records,
        Files = files,
        Documents = documents,
        Pages = pages,
        Record = contents.Record,
        Inputs = contents.Inputs,
    };
}
