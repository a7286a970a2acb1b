using System.Text;

namespace Inspections.Worker.Files;

/// <summary>Files with secrets: only their owner may read them.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Swappable = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Makes a folder that is closed to others, or checks that the one there is.</summary>
    /// <exception cref="UserErrorException">It is open; the message has the command that closes it.</exception>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(folder);
            return;
        }

        System.IO.Directory.CreateDirectory(folder, OwnerFolder);
        if ((File.GetUnixFileMode(folder) & ~OwnerFolder) != UnixFileMode.None)
        {
            throw FileRefusals.FolderOpen.Error(folder);
        }
    }

    /// <summary>A new, empty file to write to, in place of any that is there.</summary>
    public static FileStream Create(string file)
    {
        File.Delete(file);
        return Open(file);
    }

    private static FileStream Open(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(file, options);
    }

    /// <summary>Makes an empty file unless there is one.</summary>
    public static void MakeIfMissing(string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                Open(file).Dispose();
            }
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first.
        }
    }

    /// <summary>Writes a new file.</summary>
    /// <exception cref="UserErrorException">The file is there already: secrets are not overwritten unasked.</exception>
    public static void WriteNew(string file, string content)
    {
        if (File.Exists(file))
        {
            throw FileRefusals.Exists.Error(file);
        }

        Write(file, content);
    }

    /// <summary>Writes a file in place of any that is there; beside and moved, so that a crash never leaves half a secret.</summary>
    public static void Write(string file, string content)
    {
        string beside = file + ".new";
        using (FileStream stream = Create(beside))
        {
            stream.Write(Encoding.UTF8.GetBytes(content));
            stream.Flush(flushToDisk: true);
        }

        DurableFile.Move(beside, file, overwrite: true);
    }

    /// <summary>Reads a file, unless others could read it too, or put another in its place.</summary>
    /// <exception cref="UserErrorException">They could; the message has the command that stops that.</exception>
    public static string Read(string file)
    {
        Require(file, new Text("密钥文件", "the key file"));
        return File.ReadAllText(file);
    }

    /// <summary>Checks that nobody else can read a file, or put another in its place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="what">What it is.</param>
    /// <exception cref="UserErrorException">They could; the message has the command that stops that.</exception>
    public static void Require(string file, Text what)
    {
        if (!OperatingSystem.IsWindows())
        {
            RefuseOthers(file, what);
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void RefuseOthers(string file, Text what)
    {
        if ((File.GetUnixFileMode(file) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw FileRefusals.Readable.Error(what, file);
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        UnixFileMode mode = File.GetUnixFileMode(folder);
        if ((mode & Swappable) != UnixFileMode.None && !mode.HasFlag(UnixFileMode.StickyBit))
        {
            throw FileRefusals.Replaceable.Error(what, file, folder);
        }
    }
}
