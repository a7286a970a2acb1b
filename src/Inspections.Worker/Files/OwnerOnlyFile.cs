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
            throw new UserErrorException(
                $"密钥目录 {folder} 可被他人访问，请先执行：chmod 700 {folder}",
                $"the key folder {folder} is open to others; run: chmod 700 {folder}");
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
            throw new UserErrorException(
                $"文件 {file} 已存在，不会覆盖；请换一个文件名，或先自行移走", $"the file {file} is there already and is not overwritten; name another, or move it away yourself");
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
        Require(file, "密钥文件", "the key file");
        return File.ReadAllText(file);
    }

    /// <summary>Checks that nobody else can read a file, or put another in its place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="chinese">What it is.</param>
    /// <param name="english">The same in English.</param>
    /// <exception cref="UserErrorException">They could; the message has the command that stops that.</exception>
    public static void Require(string file, string chinese, string english)
    {
        if (!OperatingSystem.IsWindows())
        {
            RefuseOthers(file, chinese, english);
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void RefuseOthers(string file, string chinese, string english)
    {
        if ((File.GetUnixFileMode(file) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw new UserErrorException(
                $"{chinese} {file} 可被他人读取，请先执行：chmod 600 {file}",
                $"{english} {file} can be read by others; run: chmod 600 {file}");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        UnixFileMode mode = File.GetUnixFileMode(folder);
        if ((mode & Swappable) != UnixFileMode.None && !mode.HasFlag(UnixFileMode.StickyBit))
        {
            throw new UserErrorException(
                $"{chinese} {file} 所在目录 {folder} 可被他人写入，请先执行：chmod go-w {folder}",
                $"{english} {file} lies in {folder}, to which others may write; run: chmod go-w {folder}");
        }
    }
}
