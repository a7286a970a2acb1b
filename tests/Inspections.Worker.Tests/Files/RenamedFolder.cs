using System.Runtime.InteropServices;

namespace Inspections.Worker.Tests.Files;

/// <summary>Hears from the kernel what is done to one folder: which names appear in it, and when it is opened itself, as it must be to be flushed.</summary>
internal sealed class RenamedFolder : IDisposable
{
    private const uint Opened = 0x20, MovedTo = 0x80, IsFolder = 0x4000_0000;
    private const int NonBlocking = 0x800;

    private readonly int _handle = Start(NonBlocking);

    public RenamedFolder(string folder) => _ = Watch(_handle, folder, Opened | MovedTo);

    /// <summary>True when the folder was opened after the last name appeared in it by a rename.</summary>
    public bool WasFlushed()
    {
        byte[] buffer = new byte[64 * 1024];
        int length = (int)Read(_handle, buffer, (nuint)buffer.Length);
        bool? flushed = null;
        for (int at = 0; at < length;)
        {
            uint mask = BitConverter.ToUInt32(buffer, at + 4), name = BitConverter.ToUInt32(buffer, at + 12);
            flushed = (mask & MovedTo) != 0 ? false : (mask & (Opened | IsFolder)) == (Opened | IsFolder) && name == 0 && flushed is not null ? true : flushed;
            at += 16 + (int)name;
        }

        return flushed ?? throw new InvalidOperationException("nothing was renamed");
    }

    public void Dispose() => _ = Close(_handle);

    [DllImport("libc", EntryPoint = "inotify_init1")]
    private static extern int Start(int flags);

    [DllImport("libc", EntryPoint = "inotify_add_watch")]
    private static extern int Watch(int handle, [MarshalAs(UnmanagedType.LPUTF8Str)] string folder, uint mask);

    [DllImport("libc", EntryPoint = "read")]
    private static extern nint Read(int handle, byte[] buffer, nuint size);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
