namespace Inspections.Worker;

/// <summary>Files with secrets: only their owner may read them, and none is ever overwritten.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a new file, beside and moved into place, so that a crash never leaves half a secret.</summary>
    /// <exception cref="UserErrorException">The file is there already.</exception>
    public static void WriteNew(string file, string content)
    {
        if (File.Exists(file))
        {
            throw new UserErrorException(
                $"文件 {file} 已存在，不会覆盖；请换一个文件名，或先自行移走", $"the file {file} is there already and is not overwritten; name another, or move it away yourself");
        }

        string beside = file + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(beside, options))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(content);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file);
    }

    /// <summary>Reads a file, unless others could read it too.</summary>
    /// <exception cref="UserErrorException">Others may read it; the message has the command that stops that.</exception>
    public static string Read(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw new UserErrorException(
                $"密钥文件 {file} 可被他人读取，请先执行：chmod 600 {file}",
                $"the key file {file} can be read by others; run: chmod 600 {file}");
        }

        return File.ReadAllText(file);
    }
}
