using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Lancar.Storage.Databases;

/// <summary>
/// Binds to the SQLite library of the host instead of a copy of our own, so that the system's security updates reach Lancar
/// (docs/adr/0002-packages.md).
/// </summary>
internal static class HostSqlite
{
    private const int OldestVersion = 3_037_000;

    private static readonly string[] Names = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "sqlite3", "winsqlite3"];

    private static readonly Lazy<bool> Bound = new(Bind);

    /// <summary>Binds once per process.</summary>
    /// <exception cref="PlatformNotSupportedException">No SQLite, or one older than 3.37.</exception>
    public static void Require() => _ = Bound.Value;

    private static bool Bind()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        var version = raw.sqlite3_libversion_number();
        return version >= OldestVersion
            ? true
            : throw new PlatformNotSupportedException(
                $"SQLite {raw.sqlite3_libversion().utf8_to_string()} is too old; 3.37 or later is needed. Update the system package libsqlite3-0.");
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3")
        {
            return IntPtr.Zero;
        }

        foreach (var candidate in Names)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle))
            {
                return handle;
            }
        }

        throw new PlatformNotSupportedException("The host has no SQLite library. Install the system package libsqlite3-0.");
    }
}
