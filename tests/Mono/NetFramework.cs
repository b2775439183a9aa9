// What the tests use of newer .NET and neither .NET Framework nor the Polyfill package has. The tests themselves stay as they are.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

#pragma warning disable IDE0130, SA1402

namespace PartnerReferrals.Client.Tests
{
    internal static class NetFramework
    {
        extension(Array)
        {
            internal static void Fill<T>(T[] array, T value, int start, int count)
            {
                for (var i = start; i < start + count; i++)
                    array[i] = value;
            }
        }

        extension(CompressionLevel)
        {
            internal static CompressionLevel SmallestSize => CompressionLevel.Optimal;
        }

        extension(DateTimeOffset)
        {
            internal static DateTimeOffset UnixEpoch => DateTimeOffset.FromUnixTimeSeconds(0);
        }

        extension(double)
        {
            internal static bool IsNormal(double number) => !double.IsNaN(number) && !double.IsInfinity(number) && Math.Abs(number) >= 2.2250738585072014E-308;
        }

        extension(float)
        {
            internal static bool IsNormal(float number) => !float.IsNaN(number) && !float.IsInfinity(number) && Math.Abs(number) >= 1.17549435E-38f;
        }

        extension(File)
        {
            internal static void CreateSymbolicLink(string path, string target)
            {
                using var process = Process.Start(new ProcessStartInfo("ln", $"-s \"{target}\" \"{path}\"") { UseShellExecute = false })!;
                process.WaitForExit();
            }
        }

        extension(GC)
        {
            // Nothing counts there what one thread takes.
            internal static long GetAllocatedBytesForCurrentThread()
            {
                Assert.Skip("Needs a runtime that counts what a thread allocates.");
                return 0;
            }
        }

        extension(HttpStatusCode)
        {
            internal static HttpStatusCode TooManyRequests => (HttpStatusCode)429;
        }

        extension(TimeSpan)
        {
            public static TimeSpan operator *(TimeSpan time, double factor) => TimeSpan.FromTicks((long)(time.Ticks * factor));
        }

        extension(Task task)
        {
            internal bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;
        }

        internal static string Replace(this string text, string old, string with, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.Replace(old, with) : throw new NotSupportedException();

        internal static Dictionary<string, string> ToDictionary(this MatchCollection matches, Func<Match, string> key, Func<Match, string> value) =>
            matches.Cast<Match>().ToDictionary(key, value);
    }
}

namespace System.Security.Cryptography.X509Certificates
{
    internal static class X509CertificateLoader
    {
        internal static X509Certificate2 LoadCertificate(byte[] data) => new(data);
    }
}

namespace System.Runtime.CompilerServices
{
    /// <summary>Takes the place of the framework's own for the compiler, which wants this member for a range of an array.</summary>
    internal static class RuntimeHelpers
    {
        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            var (offset, length) = range.GetOffsetAndLength(array.Length);
            var part = new T[length];
            Array.Copy(array, offset, part, 0, length);
            return part;
        }
    }
}
