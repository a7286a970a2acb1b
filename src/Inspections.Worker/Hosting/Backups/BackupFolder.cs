using System.Globalization;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Hosting.Backups;

/// <summary>A folder of backups that are made one after the other, named by their times; old ones are removed.</summary>
/// <param name="folder">The folder.</param>
internal sealed class BackupFolder(string folder)
{
    /// <summary>Backups that stay however old they are: a clock that is wrong must not remove them all.</summary>
    public const int AlwaysKept = 24;

    private const string Prefix = "inspections-", Extension = ".backup", Form = "yyyyMMdd-HHmmss";

    /// <summary>The file of a backup made at a moment.</summary>
    public string FileAt(DateTimeOffset moment) =>
        Path.Combine(Path.GetFullPath(folder), Prefix + BeijingTime.Of(moment).ToString(Form, CultureInfo.InvariantCulture) + Extension);

    /// <summary>Removes backups that are older than so many days, and gives their names. Other files are left alone, and so are the newest.</summary>
    public IReadOnlyList<string> Prune(DateTimeOffset now, int days)
    {
        string[] old =
        [
            .. System.IO.Directory.GetFiles(folder, Prefix + "*" + Extension)
                .Select(f => (File: f, At: TimeOf(Path.GetFileName(f))))
                .Where(f => f.At is not null)
                .OrderByDescending(f => f.At)
                .Skip(AlwaysKept)
                .Where(f => f.At < BeijingTime.Of(now).AddDays(-days))
                .Select(f => f.File),
        ];
        foreach (string file in old)
        {
            File.Delete(file);
        }

        return old;
    }

    /// <summary>The backups of the folder, the last first; other files are left out.</summary>
    public IReadOnlyList<KeptBackup> List() =>
    [
        .. System.IO.Directory.GetFiles(folder, Prefix + "*" + Extension).Select(f => new FileInfo(f)).Select(f => (File: f, At: TimeOf(f.Name)))
            .Where(f => f.At is not null).OrderByDescending(f => f.At).Select(f => new KeptBackup(f.File.Name, f.At!.Value, f.File.Length)),
    ];

    private static DateTimeOffset? TimeOf(string name) =>
        DateTime.TryParseExact(name[Prefix.Length..^Extension.Length], Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            ? new DateTimeOffset(time, BeijingTime.Offset)
            : null;
}
