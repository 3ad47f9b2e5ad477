-- Records that clients of a limit were heard. If they were the last ones, notifies all replicas.
-- ARGV: generation, limit, channel; then the numbers.
local present = get('generation') == ARGV[1]
if not present then
	key = key .. ':' .. ARGV[1]
	if redis.call('EXISTS', key) == 0 then
		return 0
	end
end
for i = 4, #ARGV do
	hear(ARGV[i])
end
if not is_complete(tonumber(ARGV[2])) then
	return 0
end
if present then
	redis.call('PUBLISH', ARGV[3], KEYS[1])
end
return 1
