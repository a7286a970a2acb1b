using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Inspections.Core.Publication.Places;

/// <summary>Tells plain files from pipes, sockets and devices: reading a pipe waits for ever, reading a device may never end.</summary>
internal static partial class PlainFile
{
    private const int Here = -100, TypeOnly = 1, BufferBytes = 256, ModeAt = 28, TypeMask = 0xF000, Regular = 0x8000;

    /// <summary>True for a plain file. Elsewhere than on Linux one with content is taken for plain, and an empty one is not opened.</summary>
    public static bool Is(string path)
    {
        if (new FileInfo(path).Length > 0)
        {
            return true;
        }

        byte[] status = new byte[BufferBytes];
        return !OperatingSystem.IsLinux()
            || Status(Here, path, 0, TypeOnly, status) != 0
            || (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeAt)) & TypeMask) == Regular;
    }

    // statx(2) has one layout on every processor.
    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Status(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] status);
}
